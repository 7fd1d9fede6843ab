# A further prefix.

PREFIX sh: <http://www.w3.org/ns/shacl#>

INSERT DATA { <https://example.org/sago/dataset> sh:declare [ sh:prefix "ord" ; sh:namespace "https://ord.example.org/" ] }
