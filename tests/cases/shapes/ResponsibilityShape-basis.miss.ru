# A responsibility that is read from context, and why.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:r9 resp:basis resp:Stated } ;
INSERT DATA {
  sago:r9
    resp:basis resp:ReadFromContext ;
    rdfs:comment "Vem annars?"@sv , "Who else?"@en .
}
