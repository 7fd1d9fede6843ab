# The task of a responsibility is an audience.
#= sago:r8 | resp:taskAnsweredFor|resp:taskProposed|resp:taskProduced|resp:taskHandled|resp:taskSupported | ClassConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:r8 resp:taskHandled sago:lotsning } ;
INSERT DATA { sago:r8 resp:taskHandled sago:sjofarande }
