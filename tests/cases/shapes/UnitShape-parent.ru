# A unit that is part of nothing.
#= sago:kranlaget | org:subOrganizationOf | MinCountConstraintComponent

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:kranlaget org:subOrganizationOf sago:hamnavdelningen }
