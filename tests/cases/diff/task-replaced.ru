# A task's IRI changes, and the graph says so.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX task: <https://w3id.org/kela-graph/task/>

DELETE { task:neuvonta ?p ?o . ?a ?q task:neuvonta }
INSERT { task:opastus ?p ?o . ?a ?q task:opastus }
WHERE { { task:neuvonta ?p ?o } UNION { ?a ?q task:neuvonta } } ;

INSERT DATA { task:neuvonta dcterms:isReplacedBy task:opastus }
