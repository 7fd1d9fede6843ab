# A type whose source is told twice.
#= sago:kranlaget | rdf:type | typ:Team

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA {
  [] a owl:Axiom ;
      owl:annotatedSource sago:kranlaget ; owl:annotatedProperty rdf:type ; owl:annotatedTarget typ:Team ;
      resp:basis resp:Stated ; dcterms:source stadga:p5 .
}
