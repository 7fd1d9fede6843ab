# A task becomes a part of another one.

PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX task: <https://w3id.org/kela-graph/task/>

DELETE { task:neuvonta skos:topConceptOf ?scheme }
INSERT { task:neuvonta skos:inScheme ?scheme ; skos:broader task:asiakaspalvelu }
WHERE { task:neuvonta skos:topConceptOf ?scheme }
