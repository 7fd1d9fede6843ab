# The audience of a responsibility is a post.
#= sago:r6 | resp:audience | ClassConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:r6 resp:audience sago:sjofarande } ;
INSERT DATA { sago:r6 resp:audience sago:hamnmastaren }
