# A task is only an example.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

INSERT DATA { id:r18 resp:givenAsExample true }
