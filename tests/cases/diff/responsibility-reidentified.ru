# The same by another node.

PREFIX id: <https://w3id.org/kela-graph/id/>

DELETE { id:r06 ?p ?o . ?a ?q id:r06 }
INSERT { id:r99 ?p ?o . ?a ?q id:r99 }
WHERE { { id:r06 ?p ?o } UNION { ?a ?q id:r06 } }
