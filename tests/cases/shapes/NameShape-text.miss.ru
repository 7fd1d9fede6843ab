# A name of one letter, and one with two spaces inside.

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:kranlaget skos:altLabel "K"@sv , "Stora  kranar"@sv }
