# A doubt with three readings.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sago:d1 resp:possibleReading sago:d1-3 .
  sago:d1-3
      a resp:PossibleReading ;
      skos:prefLabel "Den tredje är nedlagd"@sv , "The third is closed"@en ;
      rdfs:comment "Källan säger inte mer om det."@sv , "The source says no more of it."@en .
}
