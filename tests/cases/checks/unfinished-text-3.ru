# A paraphrase with a mark that work is left.
#= stadga:p6 | dcterms:description | "TODO: look up the post."@en

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE { stadga:p6 dcterms:description ?text }
INSERT { stadga:p6 dcterms:description "TODO: look up the post."@en }
WHERE {
  stadga:p6 dcterms:description ?text .
  FILTER(LANG(?text) = "en")
}
