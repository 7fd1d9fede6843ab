# A match that is a text.
#= sago:farleder | skos:closeMatch|skos:exactMatch | NodeKindConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:farleder skos:closeMatch "ord:18" }
