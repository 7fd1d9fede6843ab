# A responsibility with two bases.
#= sago:r7 | resp:basis | MaxCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:r7 resp:basis resp:Stated }
