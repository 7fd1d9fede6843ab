# A broader task, and nobody says where that comes from.
#= sago:farleder | skos:broader | sago:lotsning

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:farleder skos:broader sago:lotsning }
