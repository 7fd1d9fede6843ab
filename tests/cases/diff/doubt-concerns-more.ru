# A doubt concerns one more thing.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX task: <https://w3id.org/kela-graph/task/>

INSERT DATA { id:d4 resp:concerns task:neuvonta }
