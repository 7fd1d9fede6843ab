# Places get names in a language of which the program has no name.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { id:joensuu skos:prefLabel "Joensuu"@vep . id:lieksa skos:prefLabel "Lieksa"@vep }
