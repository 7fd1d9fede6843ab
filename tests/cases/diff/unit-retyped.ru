# Another type.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX kela: <https://w3id.org/kela-graph/kela#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

DELETE { id:viestintayksikko rdf:type kela:FunctionalUnit . ?a owl:annotatedTarget kela:FunctionalUnit }
INSERT { id:viestintayksikko rdf:type kela:ServiceArea . ?a owl:annotatedTarget kela:ServiceArea }
WHERE { ?a owl:annotatedSource id:viestintayksikko ; owl:annotatedProperty rdf:type ; owl:annotatedTarget kela:FunctionalUnit }
