# A register with a title in a further language.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:oregister dcterms:title "Saarirekisteri"@fi }
