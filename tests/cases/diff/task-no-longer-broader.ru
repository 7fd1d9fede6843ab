# A task stands at the top again.

PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX task: <https://w3id.org/kela-graph/task/>

DELETE { task:mediaviestinta skos:inScheme ?scheme ; skos:broader task:viestinta }
INSERT { task:mediaviestinta skos:topConceptOf ?scheme }
WHERE { task:mediaviestinta skos:inScheme ?scheme }
