# A count of nought.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:antal-lotsstationer resp:statedNumber 2 } ;
INSERT DATA { sago:antal-lotsstationer resp:statedNumber 0 }
