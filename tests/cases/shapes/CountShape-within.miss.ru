# The count is of the whole organisation's units.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:antal-lotsstationer resp:countedWithin sago:farledsavdelningen } ;
INSERT DATA { sago:antal-lotsstationer resp:countedWithin sago:hamnstyrelsen }
