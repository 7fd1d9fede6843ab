# The units of a list have each number once; those of another paragraph have none.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA {
  sago:farledsavdelningen resp:order 2 .
  sago:hamnavdelningen resp:order 1 .
}
