# A municipality with another code.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { id:lieksa-code skos:notation "422" } ;
INSERT DATA { id:lieksa-code skos:notation "099" }
