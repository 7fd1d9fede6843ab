# A unit and a post of one name in one organisation.
#= sago:hamnmastaren | skos:prefLabel | "Harbour Master"@en
#= sago:sekretariatet | skos:altLabel | "Harbour Master"@en

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sago:sekretariatet skos:altLabel "Harbour Master"@en .
  [] a owl:Axiom ;
      owl:annotatedSource sago:sekretariatet ; owl:annotatedProperty skos:altLabel ; owl:annotatedTarget "Harbour Master"@en ;
      resp:basis resp:NamedByProject ; dcterms:source <https://example.org/sago/dataset> .
}
