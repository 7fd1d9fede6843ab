# One of the two goes on.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>

DELETE { id:kanta-palvelut ?p ?o . ?a ?q ?x }
WHERE { { id:kanta-palvelut ?p ?o } UNION { ?a owl:annotatedSource id:kanta-palvelut ; ?q ?x } } ;

INSERT DATA { id:muutos a org:ChangeEvent ;
  org:originalOrganization id:kanta-palvelut , id:perintakeskus ; org:resultingOrganization id:perintakeskus }
