# An annotation of another value.

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX sago: <https://example.org/sago/id/>

DELETE { ?note owl:annotatedTarget sago:farledsavdelningen }
INSERT { ?note owl:annotatedTarget sago:hamnavdelningen }
WHERE {
  ?note owl:annotatedSource sago:norra-lotsstationen ; owl:annotatedProperty org:subOrganizationOf ;
    owl:annotatedTarget sago:farledsavdelningen .
}
