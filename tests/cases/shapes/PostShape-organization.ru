# A post that is nowhere.
#= sago:hamnmastaren | org:postIn | MinCountConstraintComponent

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:hamnmastaren org:postIn sago:hamnstyrelsen }
