# A prefix without a namespace.
#= <https://example.org/sago/dataset> | sh:declare | NodeConstraintComponent

PREFIX sh: <http://www.w3.org/ns/shacl#>

INSERT DATA { <https://example.org/sago/dataset> sh:declare [ sh:prefix "ord" ] }
