# Beforehand it is deprecated.

PREFIX kela: <https://w3id.org/kela-graph/kela#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>

INSERT DATA { kela:ServiceArea owl:deprecated true }
