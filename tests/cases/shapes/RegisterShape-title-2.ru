# A register with two titles in one language.
#= sago:oregister | dcterms:title | UniqueLangConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:oregister dcterms:title "Öar"@sv }
