# A unit that is part of two others.
#= sago:kranlaget | org:subOrganizationOf | MaxCountConstraintComponent

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:kranlaget org:subOrganizationOf sago:sekretariatet }
