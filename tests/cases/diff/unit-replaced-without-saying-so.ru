# A new IRI that nothing connects with the old one.

PREFIX id: <https://w3id.org/kela-graph/id/>

DELETE { id:kela-ahvenanmaa ?p ?o . ?a ?q id:kela-ahvenanmaa }
INSERT { id:aland ?p ?o . ?a ?q id:aland }
WHERE { { id:kela-ahvenanmaa ?p ?o } UNION { ?a ?q id:kela-ahvenanmaa } }
