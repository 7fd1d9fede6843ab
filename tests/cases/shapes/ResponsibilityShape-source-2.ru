# A responsibility with two sources.
#= sago:r9 | dcterms:source | MaxCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>
PREFIX webbplats: <https://example.org/sago/source/webbplats#>

INSERT DATA { sago:r9 dcterms:source webbplats:p4 }
