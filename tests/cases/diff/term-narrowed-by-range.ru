# A new range: it breaks.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

INSERT DATA { resp:concerns rdfs:range resp:Responsibility }
