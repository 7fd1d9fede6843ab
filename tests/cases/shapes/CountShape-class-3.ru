# The class of a count is a task.
#= sago:antal-lotsstationer | resp:countedClass | ClassConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX typ: <https://example.org/sago/typ#>

DELETE DATA { sago:antal-lotsstationer resp:countedClass typ:PilotStation } ;
INSERT DATA { sago:antal-lotsstationer resp:countedClass sago:lotsning }
