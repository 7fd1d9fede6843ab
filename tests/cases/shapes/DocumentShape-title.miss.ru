# A document with a title in a second language.

PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { <https://example.org/sago/source/webbplats> dcterms:title "Pilots and Cranes"@en }
