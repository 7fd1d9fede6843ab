# A dataset without a description.
#= <https://example.org/sago/dataset> | dcterms:description | -

PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { <https://example.org/sago/dataset> dcterms:description ?text }
WHERE { <https://example.org/sago/dataset> dcterms:description ?text }
