# A reading asserts another value.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX kela: <https://w3id.org/kela-graph/kela#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE { ?statement resp:statementValue kela:FunctionalUnit }
INSERT { ?statement resp:statementValue kela:ServiceArea }
WHERE { id:d1-reading-1 resp:asserts ?statement . ?statement resp:statementValue kela:FunctionalUnit }
