# An annotation that tells no value.
#= _: | owl:annotatedTarget | MinCountConstraintComponent

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX sago: <https://example.org/sago/id/>

DELETE { ?note owl:annotatedTarget sago:farledsavdelningen }
WHERE {
  ?note owl:annotatedSource sago:norra-lotsstationen ; owl:annotatedProperty org:subOrganizationOf ;
    owl:annotatedTarget sago:farledsavdelningen .
}
