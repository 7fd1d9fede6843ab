# A unit that is part of an island.
#= sago:kranlaget | org:subOrganizationOf | ClassConstraintComponent

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:kranlaget org:subOrganizationOf sago:hamnavdelningen } ;
INSERT DATA { sago:kranlaget org:subOrganizationOf sago:norron }
