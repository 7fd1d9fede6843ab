# A subject that is relative to its file.
#= <https://example.org/sago/graph/data/vasteron> | - | -

PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { <https://example.org/sago/graph/data/vasteron> skos:altLabel "Västra ön"@sv , "West Isle"@en }
