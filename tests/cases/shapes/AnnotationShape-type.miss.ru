# An annotation with a further type.

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { ?note a prov:Entity }
WHERE {
  ?note owl:annotatedSource sago:kranlaget ; owl:annotatedProperty skos:prefLabel ;
    owl:annotatedTarget "Kranlaget"@sv .
}
