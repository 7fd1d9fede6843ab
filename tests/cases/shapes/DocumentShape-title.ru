# A document without a title.
#= <https://example.org/sago/source/webbplats> | dcterms:title | MinCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE WHERE { <https://example.org/sago/source/webbplats> dcterms:title ?title }
