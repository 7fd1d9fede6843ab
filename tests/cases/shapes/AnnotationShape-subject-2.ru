# An annotation of the names of two units.
#= _: | owl:annotatedSource | MaxCountConstraintComponent

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { ?note owl:annotatedSource sago:nattvakten }
WHERE {
  ?note owl:annotatedSource sago:kranlaget ; owl:annotatedProperty skos:prefLabel ;
    owl:annotatedTarget "Kranlaget"@sv .
}
