# A task is found by one more word.

PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX task: <https://w3id.org/kela-graph/task/>

INSERT DATA { task:neuvonta skos:hiddenLabel "opastus"@fi }
