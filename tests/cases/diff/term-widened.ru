# Two types exclude one another no more.

PREFIX kela: <https://w3id.org/kela-graph/kela#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>

DELETE DATA { kela:FunctionalUnit owl:disjointWith kela:ResultUnit }
