# The address of a page as a text.
#= _: | dcterms:source | NodeKindConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { ?note dcterms:source <https://hamnstyrelsen.example.org/en> }
INSERT { ?note dcterms:source "https://hamnstyrelsen.example.org/en" }
WHERE {
  ?note owl:annotatedSource sago:sekretariatet ; owl:annotatedProperty skos:prefLabel ;
    owl:annotatedTarget "Secretariat"@en .
}
