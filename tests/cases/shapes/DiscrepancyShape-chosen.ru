# A doubt with no reading chosen.
#= sago:d1 | resp:chosenReading | MinCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:d1 resp:chosenReading sago:d1-1 }
