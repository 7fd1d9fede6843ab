# A class that another vocabulary has too, and one that is made of others.

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA {
  typ:Island owl:equivalentClass <https://ord.example.org/Island> .
  typ:Station owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( resp:Unit typ:PilotStation ) ] .
}
