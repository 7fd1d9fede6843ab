# The root organisation of the dataset is a unit.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { <https://example.org/sago/dataset> resp:rootOrganization sago:hamnstyrelsen } ;
INSERT DATA { <https://example.org/sago/dataset> resp:rootOrganization sago:hamnavdelningen }
