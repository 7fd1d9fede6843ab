# The chosen reading is not what the dataset has.
#= sago:d1 | resp:chosenReading | sago:d1-1

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:d1-1 resp:asserts [ a resp:DescribedStatement ; resp:statementSubject sago:granskningen ; resp:statementProperty org:subOrganizationOf ; resp:statementValue sago:sekretariatet ] }
