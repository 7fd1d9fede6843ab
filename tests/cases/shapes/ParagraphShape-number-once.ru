# Two paragraphs of one document have one number.
#= stadga:p6 | - | SPARQLConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE DATA { stadga:p6 resp:number 6 } ;
INSERT DATA { stadga:p6 resp:number 5 }
