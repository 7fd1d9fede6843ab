# A paragraph of no document.
#= stadga:p6 | dcterms:isPartOf | MinCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE DATA { stadga:p6 dcterms:isPartOf <https://example.org/sago/source/stadga> }
