# A paragraph with a number that leaves a gap.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE DATA { stadga:p6 resp:number 6 } ;
INSERT DATA { stadga:p6 resp:number 60 }
