# A paragraph with two numbers.
#= stadga:p6 | resp:number | MaxCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA { stadga:p6 resp:number 7 }
