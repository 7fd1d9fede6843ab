# The source of a place where the unit does not work.
#= sago:kranlaget | resp:operatesIn | sago:soderon

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA {
  [] a owl:Axiom ;
      owl:annotatedSource sago:kranlaget ; owl:annotatedProperty resp:operatesIn ; owl:annotatedTarget sago:soderon ;
      resp:basis resp:Stated ; dcterms:source stadga:p5 .
}
