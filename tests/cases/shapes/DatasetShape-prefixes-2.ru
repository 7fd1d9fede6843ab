# A prefix that begins with a digit.
#= <https://example.org/sago/dataset> | sh:declare | NodeConstraintComponent

PREFIX sh: <http://www.w3.org/ns/shacl#>

INSERT DATA { <https://example.org/sago/dataset> sh:declare [ sh:prefix "1ord" ; sh:namespace "https://ord.example.org/" ] }
