# The same, said by the units.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX org: <http://www.w3.org/ns/org#>

DELETE { id:yhteyskeskus ?p ?o . ?a ?q id:yhteyskeskus }
INSERT { id:palvelukeskus ?p ?o . ?a ?q id:palvelukeskus }
WHERE { { id:yhteyskeskus ?p ?o } UNION { ?a ?q id:yhteyskeskus } } ;

INSERT DATA { id:muutos a org:ChangeEvent . id:yhteyskeskus org:changedBy id:muutos . id:palvelukeskus org:resultedFrom id:muutos }
