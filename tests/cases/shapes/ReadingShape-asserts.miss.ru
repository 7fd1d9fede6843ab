# A reading that says what it asserts, and so needs no comment.

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE { sago:d1-1 rdfs:comment ?why }
INSERT {
  sago:d1-1 resp:asserts [ a resp:DescribedStatement ; resp:statementSubject sago:granskningen ; resp:statementProperty org:subOrganizationOf ; resp:statementValue sago:sekretariatet ]
}
WHERE { sago:d1-1 rdfs:comment ?why }
