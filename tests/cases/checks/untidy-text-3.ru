# A name with two spaces in the middle.
#= sago:norron | skos:altLabel | "Norra  ön"@sv

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:norron skos:altLabel "Norra  ön"@sv }
