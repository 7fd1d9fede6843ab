# A declared prefix, in a blank node, changes.

PREFIX sh: <http://www.w3.org/ns/shacl#>

DELETE { ?d sh:prefix "topic" }
INSERT { ?d sh:prefix "aihe" }
WHERE { ?d sh:prefix "topic" }
