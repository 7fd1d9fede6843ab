# A note in no language beside those in the dataset's.
#= sago:kranlyft | skos:note | "Även om natten."

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:kranlyft skos:note "Även om natten." , "Även om natten."@sv , "By night too."@en }
