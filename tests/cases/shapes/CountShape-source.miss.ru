# The paragraph that lists the units states their number too.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE DATA { sago:antal-lotsstationer dcterms:source stadga:p3 } ;
INSERT DATA { sago:antal-lotsstationer dcterms:source stadga:p4 }
