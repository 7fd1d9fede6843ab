# An audience of nobody's.
#= sago:badare | - | -

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sago:badare
      a skos:Concept ;
      skos:prefLabel "badare"@sv , "bathers"@en ;
      skos:topConceptOf sago:malgrupper .
}
