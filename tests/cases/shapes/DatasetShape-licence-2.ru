# A dataset of two licences.
#= <https://example.org/sago/dataset> | dcterms:license | MaxCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { <https://example.org/sago/dataset> dcterms:license <https://creativecommons.org/licenses/by/4.0/> }
