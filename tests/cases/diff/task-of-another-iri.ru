# A task's IRI changes, and nothing else does.

PREFIX task: <https://w3id.org/kela-graph/task/>

DELETE { task:neuvonta ?p ?o . ?a ?q task:neuvonta }
INSERT { task:opastus ?p ?o . ?a ?q task:opastus }
WHERE { { task:neuvonta ?p ?o } UNION { ?a ?q task:neuvonta } }
