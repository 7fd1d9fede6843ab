# The address of a document as a name of the dataset's own.
#= _: | - | OrConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX schema: <https://schema.org/>

INSERT DATA {
  <https://example.org/sago/source/webbplats> schema:url <https://hamnar.example.org/lotsar> .
  [] a owl:Axiom ;
    owl:annotatedSource <https://example.org/sago/source/webbplats> ;
    owl:annotatedProperty schema:url ;
    owl:annotatedTarget <https://hamnar.example.org/lotsar> ;
    resp:basis resp:NamedByProject ;
    dcterms:source <https://example.org/sago/dataset> .
}
