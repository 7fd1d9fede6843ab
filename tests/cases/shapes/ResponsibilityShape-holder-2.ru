# A responsibility that two units hold.
#= sago:r9 | resp:heldBy | MaxCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:r9 resp:heldBy sago:nattvakten }
