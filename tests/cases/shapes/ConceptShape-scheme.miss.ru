# A concept in a scheme, but not at its top.

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { sago:radio skos:topConceptOf sago:kanaler } ;
INSERT DATA { sago:radio skos:inScheme sago:kanaler }
