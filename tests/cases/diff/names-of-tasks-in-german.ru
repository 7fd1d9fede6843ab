# All tasks get names in one more language.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { ?task skos:prefLabel ?name }
WHERE { ?task a resp:Task ; skos:prefLabel ?finnish FILTER(LANG(?finnish) = "fi")
  BIND(STRLANG(STR(?finnish), "de") AS ?name) }
