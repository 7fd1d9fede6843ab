# A unit is renamed in all of its languages.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { id:yhteyskeskus skos:prefLabel ?name }
INSERT { id:yhteyskeskus skos:prefLabel ?new }
WHERE { id:yhteyskeskus skos:prefLabel ?name BIND(STRLANG(CONCAT(STR(?name), " 2"), LANG(?name)) AS ?new) }
