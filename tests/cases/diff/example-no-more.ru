# A list turns out to be whole.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE DATA { id:r15 resp:givenAsExample true }
