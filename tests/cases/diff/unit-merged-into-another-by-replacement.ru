# A unit goes into another one, which replaces it.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>

DELETE WHERE { id:kanta-palvelut ?p ?o } ;

DELETE WHERE { ?a owl:annotatedSource id:kanta-palvelut ; ?p ?o } ;

INSERT DATA { id:kanta-palvelut dcterms:isReplacedBy id:perintakeskus }
