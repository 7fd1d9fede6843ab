# A reading whose statement is not said to be one.
#= _: | - | NodeConstraintComponent

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA {
  sago:d1-2 resp:asserts [ resp:statementSubject sago:granskningen ; resp:statementProperty org:subOrganizationOf ; resp:statementValue sago:sekretariatet ]
}
