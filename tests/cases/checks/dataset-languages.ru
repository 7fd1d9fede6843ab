# A language of the dataset in which it has no title.
#= <https://example.org/sago/dataset> | resp:languages | "sv en fi"

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE DATA { <https://example.org/sago/dataset> resp:languages "sv en" } ;
INSERT DATA { <https://example.org/sago/dataset> resp:languages "sv en fi" }
