# A name in no language.
#= sago:kranlaget | skos:prefLabel | DatatypeConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:kranlaget skos:prefLabel "Kranlaget" }
