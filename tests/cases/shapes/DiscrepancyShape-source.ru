# A doubt that no paragraph raises.
#= sago:d1 | dcterms:source | MinCountConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE DATA { sago:d1 dcterms:source stadga:p1 }
