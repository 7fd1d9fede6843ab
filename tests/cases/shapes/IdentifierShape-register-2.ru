# An identifier of two registers.
#= sago:norron-kod | dcterms:source | MaxCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:norron-kod dcterms:source sago:organisationsnummer }
