# The new IRI has the same number in the same register, by a node of its own.

PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { id:perintakeskus ?p ?o . ?a ?q id:perintakeskus }
INSERT { id:takaisinperinta ?p ?o . ?a ?q id:takaisinperinta }
WHERE { { id:perintakeskus ?p ?o } UNION { ?a ?q id:perintakeskus } } ;

DELETE WHERE { id:takaisinperinta adms:identifier ?node . ?node ?p ?o } ;

INSERT DATA { id:takaisinperinta adms:identifier [ skos:notation "7" ; dcterms:source id:business-ids ] }
