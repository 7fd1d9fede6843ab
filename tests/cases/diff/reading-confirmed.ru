# A reading is stated now, and needs no reason.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE { ?a resp:basis resp:ReadFromContext ; rdfs:comment ?why }
INSERT { ?a resp:basis resp:Stated }
WHERE { ?a owl:annotatedSource id:paajohtaja ; resp:basis resp:ReadFromContext ; rdfs:comment ?why }
