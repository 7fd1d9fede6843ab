# A document with two titles in one language.
#= <https://example.org/sago/source/webbplats> | dcterms:title | UniqueLangConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { <https://example.org/sago/source/webbplats> dcterms:title "Kranar och lotsar"@sv }
