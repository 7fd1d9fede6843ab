# Another definition.

PREFIX kela: <https://w3id.org/kela-graph/kela#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { kela:ServiceArea skos:definition ?text }
INSERT { kela:ServiceArea skos:definition "A part of Kela that is named after services."@en }
WHERE { kela:ServiceArea skos:definition ?text FILTER(LANG(?text) = "en") }
