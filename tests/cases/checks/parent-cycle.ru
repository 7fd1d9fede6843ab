# The organisation is part of one of its units.
#= sago:hamnstyrelsen | org:subOrganizationOf | sago:sekretariatet
#= sago:sekretariatet | org:subOrganizationOf | sago:hamnstyrelsen

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA {
  sago:hamnstyrelsen org:subOrganizationOf sago:sekretariatet .
  [] a owl:Axiom ;
      owl:annotatedSource sago:hamnstyrelsen ; owl:annotatedProperty org:subOrganizationOf ; owl:annotatedTarget sago:sekretariatet ;
      resp:basis resp:Stated ; dcterms:source stadga:p5 .
}
