# A code needs no language, and what shapes ask of a register's title is theirs to tell.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sago:norron-kod skos:notation "N-1" .
  sago:oregister dcterms:title "Öregistret" .
}
