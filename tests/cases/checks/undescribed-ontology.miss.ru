# A dataset without a licence, which is for its shape to tell.

PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE DATA { <https://example.org/sago/dataset> dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> }
