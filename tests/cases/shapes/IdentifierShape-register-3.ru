# An identifier from a document.
#= sago:norron-kod | dcterms:source | ClassConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:norron-kod dcterms:source sago:oregister } ;
INSERT DATA { sago:norron-kod dcterms:source <https://example.org/sago/source/stadga> }
