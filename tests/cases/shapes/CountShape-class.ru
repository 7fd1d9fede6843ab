# A count without its class.
#= sago:antal-lotsstationer | resp:countedClass | MinCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX typ: <https://example.org/sago/typ#>

DELETE DATA { sago:antal-lotsstationer resp:countedClass typ:PilotStation }
