# A statement that is read, and nobody says why.
#= _: | - | OrConstraintComponent

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX typ: <https://example.org/sago/typ#>

DELETE { ?note rdfs:comment ?why }
WHERE {
  ?note owl:annotatedSource sago:kranlaget ; owl:annotatedProperty rdf:type ;
    owl:annotatedTarget typ:Team .
  ?note rdfs:comment ?why .
}
