# The responsibility's channel is an audience too.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:r6 resp:audience sago:radio }
