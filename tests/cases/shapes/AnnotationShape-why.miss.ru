# A statement that is stated needs no reason.

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX typ: <https://example.org/sago/typ#>

DELETE { ?note resp:basis resp:ReadFromName . ?note rdfs:comment ?why }
INSERT { ?note resp:basis resp:Stated }
WHERE {
  ?note owl:annotatedSource sago:kranlaget ; owl:annotatedProperty rdf:type ;
    owl:annotatedTarget typ:Team .
  ?note rdfs:comment ?why .
}
