# The language of a document as a text.
#= <https://example.org/sago/source/webbplats> | dcterms:language | NodeKindConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { <https://example.org/sago/source/webbplats> dcterms:language "sv" }
