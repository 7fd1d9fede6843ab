# A term of an ontology whose version is 1.0.0 is gone: 2.0.0.

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX typ: <https://example.org/sago/typ#>

DELETE { typ:PilotStation ?p ?o . ?a ?q ?x }
WHERE { { typ:PilotStation ?p ?o } UNION { ?a owl:annotatedSource typ:PilotStation ; ?q ?x } }
