# What followed by a chain follows no more: it breaks.

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE { resp:proposes owl:propertyChainAxiom ?list . ?cell rdf:first ?member ; rdf:rest ?rest }
WHERE { resp:proposes owl:propertyChainAxiom ?list . ?list rdf:rest* ?cell . ?cell rdf:first ?member ; rdf:rest ?rest }
