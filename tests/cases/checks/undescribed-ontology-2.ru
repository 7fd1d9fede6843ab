# An ontology that says nothing of itself.
#= <https://example.org/sago/fartyg> | dcterms:description | -
#= <https://example.org/sago/fartyg> | dcterms:license | -
#= <https://example.org/sago/fartyg> | dcterms:title | -
#= <https://example.org/sago/fartyg> | owl:versionIRI | -

PREFIX owl: <http://www.w3.org/2002/07/owl#>

INSERT DATA { <https://example.org/sago/fartyg> a owl:Ontology }
