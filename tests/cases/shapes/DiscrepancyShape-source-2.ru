# A doubt with two sources.
#= sago:d1 | dcterms:source | MaxCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA { sago:d1 dcterms:source stadga:p3 }
