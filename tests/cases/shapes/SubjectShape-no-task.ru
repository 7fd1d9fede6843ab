# A unit that is about a task.
#= sago:granskningen | dcterms:subject | NotConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:granskningen dcterms:subject sago:farleder }
