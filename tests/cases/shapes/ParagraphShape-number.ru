# A paragraph without a number.
#= stadga:p6 | resp:number | MinCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE DATA { stadga:p6 resp:number 6 }
