# A unit of another organisation.
#= sago:kranlaget | org:subOrganizationOf | sago:segelsallskapet

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE {
  sago:kranlaget org:subOrganizationOf sago:hamnavdelningen .
  ?note owl:annotatedTarget sago:hamnavdelningen .
}
INSERT {
  sago:kranlaget org:subOrganizationOf sago:segelsallskapet .
  ?note owl:annotatedTarget sago:segelsallskapet .
}
WHERE {
  ?note owl:annotatedSource sago:kranlaget ; owl:annotatedProperty org:subOrganizationOf .
} ;
INSERT DATA {
  sago:segelsallskapet
      a org:FormalOrganization ;
      skos:prefLabel "Segelsällskapet"@sv , "Sailing Club"@en .
  [] a owl:Axiom ;
      owl:annotatedSource sago:segelsallskapet ; owl:annotatedProperty rdf:type ; owl:annotatedTarget org:FormalOrganization ;
      resp:basis resp:Stated ; dcterms:source stadga:p5 .
  [] a owl:Axiom ;
      owl:annotatedSource sago:segelsallskapet ; owl:annotatedProperty skos:prefLabel ; owl:annotatedTarget "Segelsällskapet"@sv ;
      resp:basis resp:Stated ; dcterms:source stadga:p5 .
  [] a owl:Axiom ;
      owl:annotatedSource sago:segelsallskapet ; owl:annotatedProperty skos:prefLabel ; owl:annotatedTarget "Sailing Club"@en ;
      resp:basis resp:NamedByProject ; dcterms:source <https://example.org/sago/dataset> .
}
