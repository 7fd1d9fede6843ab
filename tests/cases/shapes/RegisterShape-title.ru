# A register without a title.
#= sago:oregister | dcterms:title | MinCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>

DELETE WHERE { sago:oregister dcterms:title ?title }
