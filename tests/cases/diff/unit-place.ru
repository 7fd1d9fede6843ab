# A place fewer.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE { id:yhteyskeskus resp:operatesIn id:lieksa . ?a ?p ?o }
WHERE { ?a owl:annotatedSource id:yhteyskeskus ; owl:annotatedTarget id:lieksa ; ?p ?o }
