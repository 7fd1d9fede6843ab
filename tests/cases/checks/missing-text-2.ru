# A paragraph that is not told at all.
#= stadga:p6 | dcterms:description | "en"
#= stadga:p6 | dcterms:description | "sv"

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE WHERE { stadga:p6 dcterms:description ?text }
