# An identifier that has no text.
#= sago:norron-kod | skos:notation | MinCountConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { sago:norron-kod skos:notation "N1" }
