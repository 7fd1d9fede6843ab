# A responsibility that is stated needs no reason.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:r7 resp:basis resp:ReadFromName } ;
INSERT DATA { sago:r7 resp:basis resp:Stated } ;
DELETE WHERE { sago:r7 rdfs:comment ?why }
