# One is gone, with the annotations of its names.

PREFIX kela: <https://w3id.org/kela-graph/kela#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>

DELETE { kela:ServiceArea ?p ?o . ?a ?q ?x }
WHERE { { kela:ServiceArea ?p ?o } UNION { ?a owl:annotatedSource kela:ServiceArea ; ?q ?x } }
