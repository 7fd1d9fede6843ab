# A definition that begins with a number and ends with a quotation.

PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX typ: <https://example.org/sago/typ#>

DELETE DATA { typ:Team skos:definition "A small unit below a division or station."@en } ;
INSERT DATA { typ:Team skos:definition "5 to 10 people, who are called \"a team.\""@en }
