# The place of a unit as if it were published.
#= _: | - | OrConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE { ?note resp:basis resp:Stated . ?note dcterms:source stadga:p4 }
INSERT { ?note resp:basis resp:Published . ?note dcterms:source <https://hamnar.example.org/lotsar> }
WHERE {
  ?note owl:annotatedSource sago:norra-lotsstationen ; owl:annotatedProperty org:subOrganizationOf ;
    owl:annotatedTarget sago:farledsavdelningen .
}
