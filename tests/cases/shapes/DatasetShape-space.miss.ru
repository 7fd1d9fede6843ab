# The IRI space of the dataset ends with #.

PREFIX void: <http://rdfs.org/ns/void#>

DELETE DATA { <https://example.org/sago/dataset> void:uriSpace "https://example.org/sago/" } ;
INSERT DATA { <https://example.org/sago/dataset> void:uriSpace "https://example.org/sago#" }
