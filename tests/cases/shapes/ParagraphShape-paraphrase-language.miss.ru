# A paragraph that is told in a further language.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA { stadga:p6 dcterms:description "Sihteeristö."@fi }
