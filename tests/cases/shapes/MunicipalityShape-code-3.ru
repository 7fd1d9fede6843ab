# A municipality with a code of two digits.
#= id:lieksa | adms:identifier/skos:notation | PatternConstraintComponent

PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { id:lieksa-code skos:notation "422" } ;
INSERT DATA { id:lieksa-code skos:notation "42" }
