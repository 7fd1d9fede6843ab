# A paragraph with a decimal number.
#= stadga:p6 | resp:number | DatatypeConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE DATA { stadga:p6 resp:number 6 } ;
INSERT DATA { stadga:p6 resp:number 6.5 }
