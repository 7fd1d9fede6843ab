# The unit is about another concept.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:granskningen dcterms:subject sago:revision } ;
INSERT DATA { sago:granskningen dcterms:subject sago:radio }
