# What completes a statement is a document.
#= _: | rdfs:seeAlso | ClassConstraintComponent

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { ?note rdfs:seeAlso <https://example.org/sago/source/webbplats> }
WHERE {
  ?note owl:annotatedSource sago:kranlaget ; owl:annotatedProperty skos:prefLabel ;
    owl:annotatedTarget "Kranlaget"@sv .
}
