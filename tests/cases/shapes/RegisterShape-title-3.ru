# A register with a title in no language.
#= sago:oregister | dcterms:title | DatatypeConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:oregister dcterms:title "Öar" }
