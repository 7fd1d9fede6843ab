# Another range in place of one.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { resp:audience rdfs:range skos:Concept } ;

INSERT DATA { resp:audience rdfs:range resp:Task }
