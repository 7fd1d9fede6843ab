# The count of a wider type agrees too, by inference.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX typ: <https://example.org/sago/typ#>

DELETE DATA { sago:antal-lotsstationer resp:countedClass typ:PilotStation } ;
INSERT DATA { sago:antal-lotsstationer resp:countedClass typ:Station }
