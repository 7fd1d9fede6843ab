# A responsibility that was read from a name is stated now, in another paragraph.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE { ?r resp:basis resp:ReadFromName ; dcterms:source ?old ; rdfs:comment ?why }
INSERT { ?r resp:basis resp:Stated ; dcterms:source stadga:p1 }
WHERE { ?r a resp:Responsibility ; resp:basis resp:ReadFromName ; dcterms:source ?old . OPTIONAL { ?r rdfs:comment ?why } }
