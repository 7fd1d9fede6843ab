# An ontology with two titles in one language.
#= <https://example.org/sago/typ> | dcterms:title | "The Harbour Board's Unit Types"@en
#= <https://example.org/sago/typ> | dcterms:title | "Unit types"@en

PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { <https://example.org/sago/typ> dcterms:title "Unit types"@en }
