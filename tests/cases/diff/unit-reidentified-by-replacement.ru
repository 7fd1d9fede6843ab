# The old IRI stays, with what replaces it.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>

DELETE { id:yhteyskeskus ?p ?o . ?a ?q id:yhteyskeskus }
INSERT { id:palvelukeskus ?p ?o . ?a ?q id:palvelukeskus }
WHERE { { id:yhteyskeskus ?p ?o } UNION { ?a ?q id:yhteyskeskus } } ;

INSERT DATA { id:yhteyskeskus dcterms:isReplacedBy id:palvelukeskus ; owl:deprecated true }
