# A dataset of two versions.
#= <https://example.org/sago/dataset> | owl:versionIRI | MaxCountConstraintComponent

PREFIX owl: <http://www.w3.org/2002/07/owl#>

INSERT DATA { <https://example.org/sago/dataset> owl:versionIRI <https://example.org/sago/dataset/1.1.0> }
