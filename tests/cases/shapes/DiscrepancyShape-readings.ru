# A doubt with one reading.
#= sago:d1 | resp:possibleReading | MinCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE WHERE { sago:d1-2 ?property ?value } ;
DELETE DATA { sago:d1 resp:possibleReading sago:d1-2 }
