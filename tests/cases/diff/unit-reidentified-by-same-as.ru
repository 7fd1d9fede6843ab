# The new one is the old one.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>

DELETE { id:yhteyskeskus ?p ?o . ?a ?q id:yhteyskeskus }
INSERT { id:palvelukeskus ?p ?o . ?a ?q id:palvelukeskus }
WHERE { { id:yhteyskeskus ?p ?o } UNION { ?a ?q id:yhteyskeskus } } ;

INSERT DATA { id:palvelukeskus owl:sameAs id:yhteyskeskus }
