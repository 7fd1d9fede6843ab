# An audience of a responsibility's.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sago:badare
      a skos:Concept ;
      skos:prefLabel "badare"@sv , "bathers"@en ;
      skos:topConceptOf sago:malgrupper .
  sago:r9 resp:audience sago:badare .
}
