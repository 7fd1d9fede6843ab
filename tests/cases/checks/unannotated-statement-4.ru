# A post in a second organisation, and nobody says where that comes from.
#= sago:hamnmastaren | org:postIn | sago:sekretariatet

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:hamnmastaren org:postIn sago:sekretariatet }
