# A doubt about a text.
#= sago:d1 | resp:concerns | NodeKindConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:d1 resp:concerns "avdelningarna"@sv }
