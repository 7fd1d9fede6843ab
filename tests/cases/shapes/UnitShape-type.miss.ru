# The unit's one type, and the class of all units beside it.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:kranlaget a resp:Unit }
