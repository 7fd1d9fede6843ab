# Both at once.

PREFIX audience: <https://w3id.org/kela-graph/audience/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE DATA { id:r05 resp:heldBy id:asiakkuuspalvelujen-tulosyksikko ; resp:audience audience:asiakkaat } ;

INSERT DATA { id:r05 resp:heldBy id:yhteyskeskus }
