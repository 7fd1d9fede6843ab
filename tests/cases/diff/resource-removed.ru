# A register is gone.

PREFIX id: <https://w3id.org/kela-graph/id/>

DELETE WHERE { id:geonames ?p ?o }
