# Two forms of one name.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:lotsning resp:definite "lotsningen"@sv , "lotsandet"@sv }
