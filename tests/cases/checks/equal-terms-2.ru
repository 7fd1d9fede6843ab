# Two properties of the program's ontology that are the same.
#= resp:audience | owl:equivalentProperty | resp:channel

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

INSERT DATA { resp:audience owl:equivalentProperty resp:channel }
