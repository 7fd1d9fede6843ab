# One reading of a doubt is a count.
#= sago:d1 | resp:possibleReading | ClassConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:d1 resp:possibleReading sago:antal-avdelningar }
