# A channel that is called as a task is.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sago:lotsbat
      a skos:Concept ;
      skos:prefLabel "lotsning"@sv , "pilotage"@en ;
      skos:topConceptOf sago:kanaler .
  sago:r9 resp:channel sago:lotsbat .
}
