# A concept in two schemes.
#= sago:radio | skos:inScheme|skos:topConceptOf | MaxCountConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:radio skos:inScheme sago:malgrupper }
