# A municipality that has another name than its IRI.
#= id:lieksa | - | SPARQLConstraintComponent

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { id:lieksa skos:prefLabel "Lieksa"@fi } ;
INSERT DATA { id:lieksa skos:prefLabel "Pielisjärvi"@fi }
