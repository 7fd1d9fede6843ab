# A document of two dates.
#= <https://example.org/sago/source/stadga> | dcterms:issued | MaxCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { <https://example.org/sago/source/stadga> dcterms:issued "2022-03-04"^^xsd:date }
