# The other reading is chosen.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:d1 resp:chosenReading sago:d1-1 } ;
INSERT DATA { sago:d1 resp:chosenReading sago:d1-2 }
