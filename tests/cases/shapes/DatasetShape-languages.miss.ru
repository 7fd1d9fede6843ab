# A dataset of one language.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE DATA { <https://example.org/sago/dataset> resp:languages "sv en" } ;
INSERT DATA { <https://example.org/sago/dataset> resp:languages "sv" }
