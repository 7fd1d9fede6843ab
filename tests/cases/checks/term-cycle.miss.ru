# A class below two that lie on one line.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA { typ:PilotStation rdfs:subClassOf resp:Unit }
