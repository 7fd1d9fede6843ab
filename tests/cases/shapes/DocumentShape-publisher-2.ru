# The publisher of a document as a text.
#= <https://example.org/sago/source/webbplats> | dcterms:publisher | NodeKindConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { <https://example.org/sago/source/webbplats> dcterms:publisher "Hamnstyrelsen" }
