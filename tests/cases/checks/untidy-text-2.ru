# A title with a line break in it.
#= <https://example.org/sago/typ> | dcterms:title | "The Harbour Board's\rUnit Types"@en

PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE DATA { <https://example.org/sago/typ> dcterms:title "The Harbour Board's Unit Types"@en } ;
INSERT DATA { <https://example.org/sago/typ> dcterms:title "The Harbour Board's\rUnit Types"@en }
