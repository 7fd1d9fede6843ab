# A definition of two paragraphs.

PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX typ: <https://example.org/sago/typ#>

DELETE DATA { typ:Team skos:definition "A small unit below a division or station."@en } ;
INSERT DATA { typ:Team skos:definition "A small unit.\n\nIt is below a division or station."@en }
