# A definition that begins in the middle of a sentence.
#= typ:Team | skos:definition | "small unit below a division or station."@en

PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX typ: <https://example.org/sago/typ#>

DELETE DATA { typ:Team skos:definition "A small unit below a division or station."@en } ;
INSERT DATA { typ:Team skos:definition "small unit below a division or station."@en }
