# The reason for a reading in a further language.

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX typ: <https://example.org/sago/typ#>

INSERT { ?note rdfs:comment "Nimessä on sana."@fi }
WHERE {
  ?note owl:annotatedSource sago:kranlaget ; owl:annotatedProperty rdf:type ;
    owl:annotatedTarget typ:Team .
}
