# A post in two organisations.
#= sago:hamnmastaren | org:postIn | MaxCountConstraintComponent

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:hamnmastaren org:postIn sago:sekretariatet }
