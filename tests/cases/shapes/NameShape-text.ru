# A name that ends with a space.
#= sago:kranlaget | skos:prefLabel|skos:altLabel | NotConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { sago:kranlaget skos:prefLabel "Crane Team"@en } ;
INSERT DATA { sago:kranlaget skos:prefLabel "Crane Team "@en }
