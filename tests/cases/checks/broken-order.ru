# Two units of one list have the same number.
#= sago:farledsavdelningen | resp:order | 1
#= sago:hamnavdelningen | resp:order | 1

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA {
  sago:farledsavdelningen resp:order 1 .
  sago:hamnavdelningen resp:order 1 .
}
