# A dataset without a version.
#= <https://example.org/sago/dataset> | owl:versionIRI | MinCountConstraintComponent

PREFIX owl: <http://www.w3.org/2002/07/owl#>

DELETE DATA { <https://example.org/sago/dataset> owl:versionIRI <https://example.org/sago/dataset/1.0.0> }
