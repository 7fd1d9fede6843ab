# A paragraph that is told twice in one language.
#= stadga:p6 | dcterms:description | UniqueLangConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA { stadga:p6 dcterms:description "Sekretariatet."@sv }
