# A paragraph that has another number than its IRI.
#= tulosyksikot:p1 | - | SPARQLConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX tulosyksikot: <https://w3id.org/kela-graph/source/tulosyksikot#>

DELETE DATA { tulosyksikot:p1 resp:number 1 } ;
INSERT DATA { tulosyksikot:p1 resp:number 99 }
