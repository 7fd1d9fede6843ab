# An annotation with two bases.
#= _: | resp:basis | MaxCountConstraintComponent

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX typ: <https://example.org/sago/typ#>

INSERT { ?note resp:basis resp:ReadFromContext }
WHERE {
  ?note owl:annotatedSource sago:kranlaget ; owl:annotatedProperty rdf:type ;
    owl:annotatedTarget typ:Team .
}
