# An identifier of no register.
#= sago:norron-kod | dcterms:source | MinCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:norron-kod dcterms:source sago:oregister }
