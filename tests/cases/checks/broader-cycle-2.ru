# A task broader than itself.
#= sago:farleder | skos:broader | sago:farleder

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA {
  sago:farleder skos:broader sago:farleder .
  [] a owl:Axiom ;
      owl:annotatedSource sago:farleder ; owl:annotatedProperty skos:broader ; owl:annotatedTarget sago:farleder ;
      resp:basis resp:Stated ; dcterms:source stadga:p5 .
}
