# The source states another number.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE DATA { id:count-functional-units resp:statedNumber 3 } ;

INSERT DATA { id:count-functional-units resp:statedNumber 2 }
