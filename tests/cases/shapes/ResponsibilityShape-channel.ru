# The channel of a responsibility is an island.
#= sago:r6 | resp:channel | ClassConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:r6 resp:channel sago:radio } ;
INSERT DATA { sago:r6 resp:channel sago:norron }
