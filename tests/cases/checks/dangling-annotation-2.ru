# The source of a name in another language than the name.
#= sago:kranlaget | skos:altLabel | "Kranlaget"@en

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA {
  [] a owl:Axiom ;
      owl:annotatedSource sago:kranlaget ; owl:annotatedProperty skos:altLabel ; owl:annotatedTarget "Kranlaget"@en ;
      resp:basis resp:Stated ; dcterms:source stadga:p5 .
}
