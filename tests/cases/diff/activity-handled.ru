# Somebody handles what it was responsible for.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX task: <https://w3id.org/kela-graph/task/>

DELETE DATA { id:r06 resp:taskAnsweredFor task:puhelinpalvelu } ;

INSERT DATA { id:r06 resp:taskHandled task:puhelinpalvelu }
