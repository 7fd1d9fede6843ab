# Two tasks of one name.
#= sago:lotshjalp | skos:prefLabel | "pilotage"@en
#= sago:lotsning | skos:prefLabel | "pilotage"@en

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sago:lotshjalp
      a resp:Task ;
      skos:prefLabel "lotshjälp"@sv , "pilotage"@en ;
      skos:topConceptOf sago:uppgifter .
}
