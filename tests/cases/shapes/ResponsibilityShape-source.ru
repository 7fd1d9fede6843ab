# A responsibility without a source.
#= sago:r9 | dcterms:source | MinCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>
PREFIX webbplats: <https://example.org/sago/source/webbplats#>

DELETE DATA { sago:r9 dcterms:source webbplats:p3 }
