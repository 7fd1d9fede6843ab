# The data comes under another licence.

PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE DATA { <https://w3id.org/kela-graph/dataset> dcterms:license <https://creativecommons.org/licenses/by/4.0/> } ;

INSERT DATA { <https://w3id.org/kela-graph/dataset> dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> }
