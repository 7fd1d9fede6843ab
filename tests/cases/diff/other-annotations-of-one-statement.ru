# Of three annotations of one statement, of which two are the same, one of the two is gone and another changed.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE { ?a ?p ?o }
WHERE {
  { SELECT ?a WHERE { ?a owl:annotatedSource sago:granskningen ; owl:annotatedProperty rdf:type ; dcterms:source stadga:p2 } LIMIT 1 }
  ?a ?p ?o
} ;

DELETE { ?a dcterms:source stadga:p1 }
INSERT { ?a dcterms:source stadga:p3 }
WHERE { ?a owl:annotatedSource sago:granskningen ; owl:annotatedProperty rdf:type ; dcterms:source stadga:p1 }
