# A paragraph that is not told in English.
#= stadga:p6 | dcterms:description | "en"

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE { stadga:p6 dcterms:description ?text }
WHERE {
  stadga:p6 dcterms:description ?text .
  FILTER(LANG(?text) = "en")
}
