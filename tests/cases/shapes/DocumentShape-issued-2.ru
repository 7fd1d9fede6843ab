# A document of no more than a year.
#= <https://example.org/sago/source/stadga> | dcterms:issued | DatatypeConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA { <https://example.org/sago/source/stadga> dcterms:issued "2021-03-04"^^xsd:date } ;
INSERT DATA { <https://example.org/sago/source/stadga> dcterms:issued "2021"^^xsd:gYear }
