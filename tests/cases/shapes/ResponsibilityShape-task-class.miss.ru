# The responsibility's task is another one.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:r8 resp:taskHandled sago:lotsning } ;
INSERT DATA { sago:r8 resp:taskHandled sago:kranlyft }
