# An annotation with two sources.
#= _: | dcterms:source | MaxCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX webbplats: <https://example.org/sago/source/webbplats#>

INSERT { ?note dcterms:source webbplats:p4 }
WHERE {
  ?note owl:annotatedSource sago:kranlaget ; owl:annotatedProperty skos:prefLabel ;
    owl:annotatedTarget "Kranlaget"@sv .
}
