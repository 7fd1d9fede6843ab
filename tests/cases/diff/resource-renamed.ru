# A place is called otherwise.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { id:lieksa skos:prefLabel "Lieksa"@sv } ;

INSERT DATA { id:lieksa skos:prefLabel "Pielisjärvi"@sv }
