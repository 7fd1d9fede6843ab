# A task that is not defined at all, and a document with a title in one language.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE WHERE { sago:hamntjanster skos:definition ?text } ;
DELETE WHERE { <https://example.org/sago/source/stadga> dcterms:title ?title } ;
INSERT DATA { <https://example.org/sago/source/stadga> dcterms:title "Stadga"@sv }
