# A new responsibility.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX task: <https://w3id.org/kela-graph/task/>
PREFIX tulosyksikot: <https://w3id.org/kela-graph/source/tulosyksikot#>

INSERT DATA { id:r99 a resp:Responsibility ; resp:heldBy id:perintakeskus ;
  resp:taskSupported task:neuvonta ; resp:basis resp:Stated ; dcterms:source tulosyksikot:p13 }
