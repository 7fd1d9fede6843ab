# A document in two languages.

PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { <https://example.org/sago/source/webbplats> dcterms:language <http://publications.europa.eu/resource/authority/language/ENG> }
