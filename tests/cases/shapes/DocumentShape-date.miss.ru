# A document that has got its date.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA { <https://example.org/sago/source/webbplats> resp:undated true } ;
INSERT DATA { <https://example.org/sago/source/webbplats> dcterms:issued "2022-03-04"^^xsd:date }
