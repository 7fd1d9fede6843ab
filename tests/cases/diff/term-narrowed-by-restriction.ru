# A condition in a blank node.

PREFIX kela: <https://w3id.org/kela-graph/kela#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

INSERT DATA { kela:ServiceArea rdfs:subClassOf [ a owl:Restriction ; owl:onProperty resp:operatesIn ; owl:maxCardinality 1 ] }
