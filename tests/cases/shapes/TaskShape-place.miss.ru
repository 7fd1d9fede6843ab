# A task that was below another and is now at the top.

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { sago:kranlyft skos:inScheme sago:uppgifter ; skos:broader sago:hamntjanster } ;
INSERT DATA { sago:kranlyft skos:topConceptOf sago:uppgifter }
