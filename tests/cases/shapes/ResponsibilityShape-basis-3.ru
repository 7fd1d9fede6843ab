# A responsibility with a basis that is for names.
#= sago:r9 | resp:basis | InConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:r9 resp:basis resp:Stated } ;
INSERT DATA { sago:r9 resp:basis resp:Published }
