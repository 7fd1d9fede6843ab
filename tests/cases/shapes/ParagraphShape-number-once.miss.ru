# A paragraph has the number of one of another document.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX webbplats: <https://example.org/sago/source/webbplats#>

DELETE DATA { webbplats:p4 resp:number 4 } ;
INSERT DATA { webbplats:p4 resp:number 6 }
