# A unit is replaced by two.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX kela: <https://w3id.org/kela-graph/kela#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE WHERE { id:kanta-palvelut ?p ?o } ;

DELETE WHERE { ?a owl:annotatedSource id:kanta-palvelut ; ?p ?o } ;

INSERT DATA {
  id:arkisto a kela:ServiceArea ; skos:prefLabel "Arkisto"@fi ; org:subOrganizationOf id:kela .
  id:digikeskus a kela:ServiceArea ; skos:prefLabel "Digikeskus"@fi ; org:subOrganizationOf id:kela .
  id:arkisto dcterms:replaces id:kanta-palvelut .
  id:digikeskus dcterms:replaces id:kanta-palvelut
}
