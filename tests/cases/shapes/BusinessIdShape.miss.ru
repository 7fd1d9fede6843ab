# A Business ID with the right check digit.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { id:kela-business-id skos:notation "0246246-0" } ;
INSERT DATA { id:kela-business-id skos:notation "1234567-1" }
