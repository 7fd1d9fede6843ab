# A dataset of two IRI spaces.
#= <https://example.org/sago/dataset> | void:uriSpace | MaxCountConstraintComponent

PREFIX void: <http://rdfs.org/ns/void#>

INSERT DATA { <https://example.org/sago/dataset> void:uriSpace "https://example.org/" }
