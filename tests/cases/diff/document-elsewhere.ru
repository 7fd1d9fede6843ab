# A document has another title.

PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { <https://w3id.org/kela-graph/source/tulosyksikot> dcterms:alternative "Organisaatio"@fi }
