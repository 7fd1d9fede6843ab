# A document at one address.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX schema: <https://schema.org/>

INSERT DATA {
  <https://example.org/sago/source/webbplats> schema:url <http://hamnar.example.org/lotsar> .
  [] a owl:Axiom ;
    owl:annotatedSource <https://example.org/sago/source/webbplats> ;
    owl:annotatedProperty schema:url ;
    owl:annotatedTarget <http://hamnar.example.org/lotsar> ;
    resp:basis resp:Published ;
    dcterms:source <http://hamnar.example.org/lotsar> .
}
