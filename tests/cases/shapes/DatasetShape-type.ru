# A dataset without its type.
#= <https://example.org/sago/dataset> | - | ClassConstraintComponent

PREFIX void: <http://rdfs.org/ns/void#>

DELETE DATA { <https://example.org/sago/dataset> a void:Dataset }
