# A paragraph that is not told.
#= stadga:p6 | dcterms:description | MinCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE WHERE { stadga:p6 dcterms:description ?text }
