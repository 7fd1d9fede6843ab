# The unit works on another island too.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:norra-lotsstationen resp:operatesIn sago:soderon }
