# A described statement without a value.
#= _: | - | NodeConstraintComponent

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA {
  sago:d1-2 resp:asserts [ a resp:DescribedStatement ; resp:statementSubject sago:granskningen ; resp:statementProperty org:subOrganizationOf ]
}
