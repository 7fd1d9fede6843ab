# A doubt that a document completes.
#= sago:d1 | dcterms:source|rdfs:seeAlso | ClassConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:d1 rdfs:seeAlso <https://example.org/sago/source/stadga> }
