# What is about the task is no unit.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA { stadga:p3 dcterms:subject sago:farleder }
