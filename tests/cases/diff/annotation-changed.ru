# Another paragraph of one annotation.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX tulosyksikot: <https://w3id.org/kela-graph/source/tulosyksikot#>

DELETE { ?a dcterms:source ?p }
INSERT { ?a dcterms:source tulosyksikot:p2 }
WHERE { ?a owl:annotatedSource id:paajohtaja ; owl:annotatedProperty rdf:type ; dcterms:source ?p }
