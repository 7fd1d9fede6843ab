# An island that has no English name.

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { sago:soderon skos:prefLabel "South Isle"@en }
