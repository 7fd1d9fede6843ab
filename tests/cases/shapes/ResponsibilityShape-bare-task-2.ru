# The task of a unit, without an activity.
#= sago:nattvakten | resp:task | MaxCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:nattvakten resp:task sago:lotsning }
