# A count with a second source.
#= sago:antal-lotsstationer | dcterms:source | MaxCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA { sago:antal-lotsstationer dcterms:source stadga:p4 }
