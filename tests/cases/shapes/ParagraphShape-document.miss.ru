# A paragraph of another document.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE DATA { stadga:p6 dcterms:isPartOf <https://example.org/sago/source/stadga> } ;
INSERT DATA { stadga:p6 dcterms:isPartOf <https://example.org/sago/source/webbplats> }
