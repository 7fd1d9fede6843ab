# A new superclass: it does not break.

PREFIX kela: <https://w3id.org/kela-graph/kela#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA { kela:ServiceArea rdfs:subClassOf org:OrganizationalUnit }
