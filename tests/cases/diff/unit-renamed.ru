# A name with its annotation.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { id:yhteyskeskus skos:prefLabel "Yhteyskeskus"@fi . ?a owl:annotatedTarget "Yhteyskeskus"@fi }
INSERT { id:yhteyskeskus skos:prefLabel "Palvelukeskus"@fi . ?a owl:annotatedTarget "Palvelukeskus"@fi }
WHERE { ?a owl:annotatedSource id:yhteyskeskus ; owl:annotatedProperty skos:prefLabel ; owl:annotatedTarget "Yhteyskeskus"@fi }
