# A document without a publisher.
#= <https://example.org/sago/source/webbplats> | dcterms:publisher | MinCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE WHERE { <https://example.org/sago/source/webbplats> dcterms:publisher ?publisher }
