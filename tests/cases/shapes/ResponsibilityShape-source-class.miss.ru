# The source of the responsibility is a paragraph of the other document.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>
PREFIX webbplats: <https://example.org/sago/source/webbplats#>

DELETE DATA { sago:r9 dcterms:source webbplats:p3 } ;
INSERT DATA { sago:r9 dcterms:source stadga:p5 }
