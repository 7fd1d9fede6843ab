# A reading of two doubts.
#= sago:d1-1 | ^resp:possibleReading | MaxCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX webbplats: <https://example.org/sago/source/webbplats#>

INSERT DATA {
  sago:d2
      a resp:SourceDiscrepancy ;
      skos:prefLabel "Var hör Granskningen hemma"@sv , "Where does Audit belong"@en ;
      resp:concerns sago:granskningen ;
      resp:possibleReading sago:d2-1 , sago:d1-1 ;
      resp:chosenReading sago:d2-1 ;
      dcterms:source webbplats:p4 .
  sago:d2-1
      a resp:PossibleReading ;
      skos:prefLabel "Direkt under styrelsen"@sv , "Directly under the board"@en ;
      rdfs:comment "Källan säger inte mer om det."@sv , "The source says no more of it."@en .
}
