# An alternative name with the letters of the preferred one, in another language.

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:kranlaget skos:altLabel "Kranlaget"@en }
