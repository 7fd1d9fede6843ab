# One is gone.

PREFIX id: <https://w3id.org/kela-graph/id/>

DELETE WHERE { id:r07 ?p ?o }
