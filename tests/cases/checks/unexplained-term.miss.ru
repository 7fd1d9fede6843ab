# A unit type that is defined in a third language too, but has no label in it.

PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA { typ:Team skos:definition "Pieni yksikkö."@fi }
