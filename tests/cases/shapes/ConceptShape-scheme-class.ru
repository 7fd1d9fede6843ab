# The scheme of a concept is a concept.
#= sago:radio | skos:inScheme|skos:topConceptOf | ClassConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { sago:radio skos:topConceptOf sago:kanaler } ;
INSERT DATA { sago:radio skos:topConceptOf sago:sjofarande }
