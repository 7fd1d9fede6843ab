# The name of a unit type as a name of the dataset's own.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX stadga: <https://example.org/sago/source/stadga#>
PREFIX typ: <https://example.org/sago/typ#>

DELETE { ?note resp:basis resp:Stated . ?note dcterms:source stadga:p3 }
INSERT { ?note resp:basis resp:NamedByProject . ?note dcterms:source <https://example.org/sago/dataset> }
WHERE {
  ?note owl:annotatedSource typ:PilotStation ; owl:annotatedProperty rdfs:label ;
    owl:annotatedTarget "lotsstation"@sv .
}
