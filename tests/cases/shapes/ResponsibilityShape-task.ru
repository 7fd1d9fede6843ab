# A responsibility without a task.
#= sago:r8 | - | SPARQLConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:r8 resp:taskHandled sago:lotsning }
