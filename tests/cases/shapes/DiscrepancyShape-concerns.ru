# A doubt about nothing.
#= sago:d1 | resp:concerns | MinCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:d1 resp:concerns sago:antal-avdelningar }
