# The unit is part of another one.

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:kranlaget org:subOrganizationOf sago:hamnavdelningen } ;
INSERT DATA { sago:kranlaget org:subOrganizationOf sago:sekretariatet }
