# A statement is only a reading now.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE { ?a resp:basis resp:Stated }
INSERT { ?a resp:basis resp:ReadFromName ; rdfs:comment "Nimi sanoo sen."@fi }
WHERE { ?a owl:annotatedSource id:paajohtaja ; owl:annotatedProperty rdf:type }
