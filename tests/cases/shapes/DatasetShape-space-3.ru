# The IRI space of a dataset ends without a slash.
#= <https://example.org/sago/dataset> | void:uriSpace | PatternConstraintComponent

PREFIX void: <http://rdfs.org/ns/void#>

DELETE DATA { <https://example.org/sago/dataset> void:uriSpace "https://example.org/sago/" } ;
INSERT DATA { <https://example.org/sago/dataset> void:uriSpace "https://example.org/sago" }
