# Beforehand a statement has two annotations that are the same but for the paragraph, and one twice.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA {
  [] a owl:Axiom ;
    owl:annotatedSource sago:granskningen ; owl:annotatedProperty rdf:type ; owl:annotatedTarget typ:StaffUnit ;
    resp:basis resp:Stated ; dcterms:source stadga:p1 .
  [] a owl:Axiom ;
    owl:annotatedSource sago:granskningen ; owl:annotatedProperty rdf:type ; owl:annotatedTarget typ:StaffUnit ;
    resp:basis resp:Stated ; dcterms:source stadga:p2 .
  [] a owl:Axiom ;
    owl:annotatedSource sago:granskningen ; owl:annotatedProperty rdf:type ; owl:annotatedTarget typ:StaffUnit ;
    resp:basis resp:Stated ; dcterms:source stadga:p2 .
}
