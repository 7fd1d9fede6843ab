# Two classes below each other.
#= typ:PilotStation | rdfs:subClassOf | typ:Station
#= typ:Station | rdfs:subClassOf | typ:PilotStation

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA { typ:Station rdfs:subClassOf typ:PilotStation }
