# A task at the top that is below another.
#= sago:farleder | - | XoneConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:farleder skos:broader sago:lotsning }
