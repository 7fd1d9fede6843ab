# A blank node that nothing names.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

INSERT DATA { [] a resp:DescribedStatement ; resp:statementSubject id:kela }
