# A document in no language.
#= <https://example.org/sago/source/webbplats> | dcterms:language | MinCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE WHERE { <https://example.org/sago/source/webbplats> dcterms:language ?language }
