# The source of a statement completes it.
#= _: | rdfs:seeAlso | DisjointConstraintComponent

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX webbplats: <https://example.org/sago/source/webbplats#>

INSERT { ?note rdfs:seeAlso webbplats:p3 }
WHERE {
  ?note owl:annotatedSource sago:kranlaget ; owl:annotatedProperty skos:prefLabel ;
    owl:annotatedTarget "Kranlaget"@sv .
}
