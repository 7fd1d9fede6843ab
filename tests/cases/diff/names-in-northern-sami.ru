# All units get names in one more language.

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { ?unit skos:prefLabel ?name }
WHERE { ?unit resp:order ?order ; org:subOrganizationOf ?parent ; skos:prefLabel ?finnish FILTER(LANG(?finnish) = "fi")
  BIND(STRLANG(CONCAT(STR(?finnish), " (se)"), "se") AS ?name) }
