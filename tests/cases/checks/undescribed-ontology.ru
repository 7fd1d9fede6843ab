# An ontology without a licence.
#= <https://example.org/sago/typ> | dcterms:license | -

PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE DATA { <https://example.org/sago/typ> dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> }
