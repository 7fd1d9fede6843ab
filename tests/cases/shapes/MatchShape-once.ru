# The exact match is a close one too.
#= sago:farleder | skos:closeMatch | DisjointConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:farleder skos:closeMatch <https://ord.example.org/17> }
