# A task that has no English name.
#= sago:lotsning | skos:prefLabel | "en"

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { sago:lotsning skos:prefLabel "pilotage"@en }
