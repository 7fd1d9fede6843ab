# The units are listed in the other document.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>
PREFIX webbplats: <https://example.org/sago/source/webbplats#>

DELETE DATA { sago:antal-lotsstationer resp:listedIn stadga:p4 } ;
INSERT DATA { sago:antal-lotsstationer resp:listedIn webbplats:p1 }
