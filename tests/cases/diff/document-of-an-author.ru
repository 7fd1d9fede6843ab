# A document has an author.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/kela-graph/id/>

INSERT DATA { <https://w3id.org/kela-graph/source/tulosyksikot> dcterms:creator id:viestintayksikko }
