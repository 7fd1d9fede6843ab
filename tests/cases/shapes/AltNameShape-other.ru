# An alternative name that is the preferred one.
#= sago:kranlaget | skos:altLabel | DisjointConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:kranlaget skos:altLabel "Kranlaget"@sv }
