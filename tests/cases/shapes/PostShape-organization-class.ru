# A post on an island.
#= sago:hamnmastaren | org:postIn | ClassConstraintComponent

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:hamnmastaren org:postIn sago:hamnstyrelsen } ;
INSERT DATA { sago:hamnmastaren org:postIn sago:norron }
