# A dataset with two root organisations.
#= <https://example.org/sago/dataset> | resp:rootOrganization | MaxCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { <https://example.org/sago/dataset> resp:rootOrganization sago:hamnavdelningen }
