# An annotation of two values.
#= _: | owl:annotatedTarget | MaxCountConstraintComponent

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX sago: <https://example.org/sago/id/>

INSERT { ?note owl:annotatedTarget sago:hamnavdelningen }
WHERE {
  ?note owl:annotatedSource sago:norra-lotsstationen ; owl:annotatedProperty org:subOrganizationOf ;
    owl:annotatedTarget sago:farledsavdelningen .
}
