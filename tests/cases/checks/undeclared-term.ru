# A property that no ontology declares.
#= sago:kranlaget | resp:worksIn | -

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:kranlaget resp:worksIn sago:soderon }
