# Two preferred names in one language.
#= sago:kranlaget | skos:prefLabel | UniqueLangConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:kranlaget skos:prefLabel "Kranarna"@sv }
