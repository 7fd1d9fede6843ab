# A title of a document in no language.
#= <https://example.org/sago/source/stadga> | dcterms:title | "Stadga"

PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { <https://example.org/sago/source/stadga> dcterms:title "Stadga" }
