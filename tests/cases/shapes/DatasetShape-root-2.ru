# The root organisation of a dataset is an island.
#= <https://example.org/sago/dataset> | resp:rootOrganization | ClassConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { <https://example.org/sago/dataset> resp:rootOrganization sago:hamnstyrelsen } ;
INSERT DATA { <https://example.org/sago/dataset> resp:rootOrganization sago:norron }
