# A unit published the document.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { <https://example.org/sago/source/webbplats> dcterms:publisher sago:hamnstyrelsen } ;
INSERT DATA { <https://example.org/sago/source/webbplats> dcterms:publisher sago:sekretariatet }
