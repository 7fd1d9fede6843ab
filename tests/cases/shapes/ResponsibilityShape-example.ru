# A responsibility that is said to be no example.
#= sago:r2 | resp:givenAsExample | InConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:r2 resp:givenAsExample false }
