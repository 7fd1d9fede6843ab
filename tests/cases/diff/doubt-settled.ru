# A doubt is gone with its readings, and with what they hold.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE { ?s ?p ?o }
WHERE {
  { VALUES ?s { id:d1 id:d1-reading-1 id:d1-reading-2 id:d1-reading-3 } }
  UNION
  { id:d1-reading-1 resp:asserts ?s }
  ?s ?p ?o
}
