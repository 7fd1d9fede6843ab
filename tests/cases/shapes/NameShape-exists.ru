# A unit without a name.
#= sago:kranlaget | skos:prefLabel | MinCountConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { sago:kranlaget skos:prefLabel "Kranlaget"@sv , "Crane Team"@en }
