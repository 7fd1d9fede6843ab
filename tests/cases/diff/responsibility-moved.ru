# Another holder.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE DATA { id:r06 resp:heldBy id:yhteyskeskus } ;

INSERT DATA { id:r06 resp:heldBy id:viestintayksikko }
