# A municipality that has a further name.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { id:lieksa skos:altLabel "Pielisjärvi"@fi }
