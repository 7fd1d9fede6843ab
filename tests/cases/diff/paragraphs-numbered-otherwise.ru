# Some paragraphs have higher numbers, and their IRIs as before.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE { ?paragraph resp:number ?number }
INSERT { ?paragraph resp:number ?next }
WHERE { ?paragraph resp:number ?number FILTER(?number >= 11) BIND(?number + 1 AS ?next) }
