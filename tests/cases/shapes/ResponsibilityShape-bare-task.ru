# The task of a responsibility, once more without its activity.
#= sago:r8 | resp:task | MaxCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:r8 resp:task sago:lotsning }
