# A title of the dataset in a language that it does not name.
#= <https://example.org/sago/dataset> | dcterms:title | "The Harbour Board's Organisation"@en

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE DATA { <https://example.org/sago/dataset> resp:languages "sv en" } ;
INSERT DATA { <https://example.org/sago/dataset> resp:languages "sv" }
