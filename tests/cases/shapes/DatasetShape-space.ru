# A dataset without its IRI space.
#= <https://example.org/sago/dataset> | void:uriSpace | MinCountConstraintComponent

PREFIX void: <http://rdfs.org/ns/void#>

DELETE DATA { <https://example.org/sago/dataset> void:uriSpace "https://example.org/sago/" }
