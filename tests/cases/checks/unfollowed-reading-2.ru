# The dataset has what another reading holds.
#= sago:d1 | resp:possibleReading | sago:d1-2

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:d1-2 resp:asserts [ a resp:DescribedStatement ; resp:statementSubject sago:granskningen ; resp:statementProperty org:subOrganizationOf ; resp:statementValue sago:hamnstyrelsen ] }
