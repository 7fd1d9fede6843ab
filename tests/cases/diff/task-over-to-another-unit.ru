# A unit is closed, and another one takes over what it did.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE { id:perintakeskus ?p ?o . ?a ?q ?x }
WHERE { { id:perintakeskus ?p ?o } UNION { ?a owl:annotatedSource id:perintakeskus ; ?q ?x } } ;
DELETE DATA { id:r18 resp:heldBy id:perintakeskus } ;
INSERT DATA { id:r18 resp:heldBy id:etuuspalvelujen-tulosyksikko }
