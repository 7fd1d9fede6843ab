# A responsibility that nobody holds.
#= sago:r9 | resp:heldBy | MinCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:r9 resp:heldBy sago:kranlaget }
