# A paragraph that is told in no language.
#= stadga:p6 | dcterms:description | DatatypeConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA { stadga:p6 dcterms:description "Sekretariatet." }
