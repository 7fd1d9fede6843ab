# One paragraph has another number.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX tulosyksikot: <https://w3id.org/kela-graph/source/tulosyksikot#>

DELETE DATA { tulosyksikot:p17 resp:number 17 } ;

INSERT DATA { tulosyksikot:p17 resp:number 18 }
