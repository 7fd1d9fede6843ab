# A dataset of another licence.

PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE DATA { <https://example.org/sago/dataset> dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> } ;
INSERT DATA { <https://example.org/sago/dataset> dcterms:license <https://creativecommons.org/licenses/by/4.0/> }
