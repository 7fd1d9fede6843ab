# A document gets a date.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA { <https://w3id.org/kela-graph/source/tulosyksikot> resp:undated true } ;

INSERT DATA { <https://w3id.org/kela-graph/source/tulosyksikot> dcterms:issued "2026-03-01"^^xsd:date }
