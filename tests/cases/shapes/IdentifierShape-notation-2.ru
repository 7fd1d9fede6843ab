# An identifier with two texts.
#= sago:norron-kod | skos:notation | MaxCountConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:norron-kod skos:notation "N2" }
