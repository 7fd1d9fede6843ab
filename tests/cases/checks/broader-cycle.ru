# Two tasks, each broader than the other.
#= sago:hamntjanster | skos:broader | sago:kranlyft
#= sago:kranlyft | skos:broader | sago:hamntjanster

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA {
  sago:hamntjanster skos:broader sago:kranlyft .
  [] a owl:Axiom ;
      owl:annotatedSource sago:hamntjanster ; owl:annotatedProperty skos:broader ; owl:annotatedTarget sago:kranlyft ;
      resp:basis resp:Stated ; dcterms:source stadga:p5 .
}
