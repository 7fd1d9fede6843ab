# Another reading is chosen.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE DATA { id:d1 resp:chosenReading id:d1-reading-1 } ;

INSERT DATA { id:d1 resp:chosenReading id:d1-reading-2 }
