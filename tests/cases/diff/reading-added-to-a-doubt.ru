# A doubt has one more possible reading, which asserts something.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  id:d3 resp:possibleReading id:d3-reading-3 .
  id:d3-reading-3 a resp:PossibleReading ; skos:prefLabel "Osa viestintäyksikköä"@fi ;
    resp:asserts [ a resp:DescribedStatement ; resp:statementSubject id:yhteyskeskus ;
      resp:statementProperty org:subOrganizationOf ; resp:statementValue id:viestintayksikko ]
}
