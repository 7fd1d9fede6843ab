# A unit that is no more than a unit.
#= sago:kranlaget | - | SPARQLConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX typ: <https://example.org/sago/typ#>

DELETE DATA { sago:kranlaget a typ:Team } ;
INSERT DATA { sago:kranlaget a resp:Unit }
