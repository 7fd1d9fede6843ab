# A unit of a list has no number.
#= sago:hamnavdelningen | resp:order | stadga:p2

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:farledsavdelningen resp:order 1 }
