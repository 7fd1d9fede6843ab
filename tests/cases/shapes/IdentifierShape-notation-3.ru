# An identifier with an empty text.
#= sago:norron-kod | skos:notation | MinLengthConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { sago:norron-kod skos:notation "N1" } ;
INSERT DATA { sago:norron-kod skos:notation "" }
