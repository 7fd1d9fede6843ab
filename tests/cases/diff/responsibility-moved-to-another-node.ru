# The same task, by another node with another holder.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX task: <https://w3id.org/kela-graph/task/>
PREFIX tulosyksikot: <https://w3id.org/kela-graph/source/tulosyksikot#>

DELETE WHERE { id:r06 ?p ?o } ;

INSERT DATA { id:r99 a resp:Responsibility ; resp:heldBy id:viestintayksikko ;
  resp:taskAnsweredFor task:puhelinpalvelu ; resp:basis resp:Stated ; dcterms:source tulosyksikot:p11 }
