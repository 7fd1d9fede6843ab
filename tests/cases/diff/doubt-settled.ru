# A doubt is gone with its readings.

PREFIX id: <https://w3id.org/kela-graph/id/>

DELETE { ?s ?p ?o }
WHERE { VALUES ?s { id:d1 id:d1-reading-1 id:d1-reading-2 id:d1-reading-3 } ?s ?p ?o }
