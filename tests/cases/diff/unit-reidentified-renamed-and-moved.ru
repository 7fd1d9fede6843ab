# New IRI, name and parent: one change, not a unit closed and one founded.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { id:yhteyskeskus skos:prefLabel "Yhteyskeskus"@fi . ?a owl:annotatedTarget "Yhteyskeskus"@fi }
INSERT { id:yhteyskeskus skos:prefLabel "Palvelukeskus"@fi . ?a owl:annotatedTarget "Palvelukeskus"@fi }
WHERE { ?a owl:annotatedSource id:yhteyskeskus ; owl:annotatedProperty skos:prefLabel ; owl:annotatedTarget "Yhteyskeskus"@fi } ;

DELETE { id:yhteyskeskus org:subOrganizationOf id:asiakkuuspalvelujen-tulosyksikko . ?a owl:annotatedTarget id:asiakkuuspalvelujen-tulosyksikko }
INSERT { id:yhteyskeskus org:subOrganizationOf id:viestintayksikko . ?a owl:annotatedTarget id:viestintayksikko }
WHERE { ?a owl:annotatedSource id:yhteyskeskus ; owl:annotatedProperty org:subOrganizationOf ; owl:annotatedTarget id:asiakkuuspalvelujen-tulosyksikko } ;

DELETE { id:yhteyskeskus ?p ?o . ?a ?q id:yhteyskeskus }
INSERT { id:palvelukeskus ?p ?o . ?a ?q id:palvelukeskus }
WHERE { { id:yhteyskeskus ?p ?o } UNION { ?a ?q id:yhteyskeskus } } ;

INSERT DATA { id:yhteyskeskus dcterms:isReplacedBy id:palvelukeskus }
