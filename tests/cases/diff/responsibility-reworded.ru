# Another task.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX task: <https://w3id.org/kela-graph/task/>

DELETE DATA { id:r05 resp:taskAnsweredFor task:ohjaus } ;

INSERT DATA { id:r05 resp:taskAnsweredFor task:puhelinpalvelu }
