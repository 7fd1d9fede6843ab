# An empty alternative name.
#= sago:kranlaget | skos:prefLabel|skos:altLabel | NotConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:kranlaget skos:altLabel ""@sv }
