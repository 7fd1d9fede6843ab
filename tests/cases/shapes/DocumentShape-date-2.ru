# A document with a date, and the word that it has none.
#= <https://example.org/sago/source/webbplats> | - | XoneConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { <https://example.org/sago/source/webbplats> dcterms:issued "2022-03-04"^^xsd:date }
