# A paragraph that is told in one language.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE { stadga:p6 dcterms:description ?text }
WHERE {
  stadga:p6 dcterms:description ?text .
  FILTER(LANG(?text) = "sv")
}
