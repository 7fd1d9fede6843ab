# A property below itself.
#= resp:heldBy | rdfs:subPropertyOf | resp:heldBy

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

INSERT DATA { resp:heldBy rdfs:subPropertyOf resp:heldBy }
