# A unit is gone, with its annotations.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>

DELETE { id:kanta-palvelut ?p ?o . ?a ?q ?x }
WHERE { { id:kanta-palvelut ?p ?o } UNION { ?a owl:annotatedSource id:kanta-palvelut ; ?q ?x } }
