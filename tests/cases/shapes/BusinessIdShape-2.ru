# A Business ID without its hyphen.
#= id:kela-business-id | - | SPARQLConstraintComponent

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { id:kela-business-id skos:notation "0246246-0" } ;
INSERT DATA { id:kela-business-id skos:notation "02462460" }
