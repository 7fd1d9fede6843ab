# The source of a responsibility completes a statement.

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX webbplats: <https://example.org/sago/source/webbplats#>

INSERT { ?note rdfs:seeAlso webbplats:p1 }
WHERE {
  ?note owl:annotatedSource sago:norra-lotsstationen ; owl:annotatedProperty org:subOrganizationOf ;
    owl:annotatedTarget sago:farledsavdelningen .
}
