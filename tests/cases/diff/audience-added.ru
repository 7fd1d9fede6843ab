# One more audience.

PREFIX audience: <https://w3id.org/kela-graph/audience/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

INSERT DATA { id:r06 resp:audience audience:henkilosto }
