# The source of what is stated is a web page.
#= _: | - | OrConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX webbplats: <https://example.org/sago/source/webbplats#>

DELETE { ?note dcterms:source webbplats:p3 }
INSERT { ?note dcterms:source <https://hamnstyrelsen.example.org/en> }
WHERE {
  ?note owl:annotatedSource sago:kranlaget ; owl:annotatedProperty skos:prefLabel ;
    owl:annotatedTarget "Kranlaget"@sv .
}
