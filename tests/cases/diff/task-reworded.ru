# Another name of a task.

PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX task: <https://w3id.org/kela-graph/task/>

DELETE DATA { task:ohjaus skos:prefLabel "ohjaus"@fi } ;

INSERT DATA { task:ohjaus skos:prefLabel "opastus"@fi }
