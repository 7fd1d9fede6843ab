# A unit works under an island.
#= sago:sekretariatet | org:reportsTo | OrConstraintComponent

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:sekretariatet org:reportsTo sago:hamnmastaren } ;
INSERT DATA { sago:sekretariatet org:reportsTo sago:norron }
