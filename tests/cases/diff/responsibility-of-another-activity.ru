# The same task, but only supported, and for nobody said.

PREFIX audience: <https://w3id.org/kela-graph/audience/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX task: <https://w3id.org/kela-graph/task/>

DELETE DATA { id:r05 resp:taskAnsweredFor task:ohjaus ; resp:audience audience:asiakkaat } ;

INSERT DATA { id:r05 resp:taskSupported task:ohjaus }
