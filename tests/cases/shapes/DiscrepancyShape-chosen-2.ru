# A doubt with two readings chosen.
#= sago:d1 | resp:chosenReading | MaxCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:d1 resp:chosenReading sago:d1-2 }
