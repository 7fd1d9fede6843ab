# A new unit.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX kela: <https://w3id.org/kela-graph/kela#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX tulosyksikot: <https://w3id.org/kela-graph/source/tulosyksikot#>

INSERT DATA {
  id:digikeskus a kela:DecisionCentre ;
    skos:prefLabel "Digikeskus"@fi ;
    org:subOrganizationOf id:kela .
  [] a owl:Axiom ;
    owl:annotatedSource id:digikeskus ; owl:annotatedProperty org:subOrganizationOf ; owl:annotatedTarget id:kela ;
    resp:basis resp:Stated ; dcterms:source tulosyksikot:p6 .
}
