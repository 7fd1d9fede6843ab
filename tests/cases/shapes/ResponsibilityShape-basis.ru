# A responsibility without a basis.
#= sago:r9 | resp:basis | MinCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:r9 resp:basis resp:Stated }
