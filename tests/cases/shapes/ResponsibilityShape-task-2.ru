# A responsibility with two tasks, by two activities.
#= sago:r8 | - | SPARQLConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:r8 resp:taskSupported sago:farleder }
