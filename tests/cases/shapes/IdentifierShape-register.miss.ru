# An identifier of another register.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:norron-kod dcterms:source sago:oregister } ;
INSERT DATA { sago:norron-kod dcterms:source sago:organisationsnummer }
