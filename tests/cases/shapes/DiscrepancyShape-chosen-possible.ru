# The reading chosen is not one of those possible.
#= sago:d1 | - | SPARQLConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:d1 resp:chosenReading sago:d1-1 } ;
INSERT DATA { sago:d1 resp:chosenReading sago:d1-3 }
