# The name is published on a web page.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { ?note resp:basis resp:NamedByProject . ?note dcterms:source <https://example.org/sago/dataset> }
INSERT { ?note resp:basis resp:Published . ?note dcterms:source <https://hamnstyrelsen.example.org/en> }
WHERE {
  ?note owl:annotatedSource sago:kranlaget ; owl:annotatedProperty skos:prefLabel ;
    owl:annotatedTarget "Crane Team"@en .
}
