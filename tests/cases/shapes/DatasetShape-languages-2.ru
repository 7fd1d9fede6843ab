# A dataset that tells its languages one by one.
#= <https://example.org/sago/dataset> | resp:languages | MaxCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE DATA { <https://example.org/sago/dataset> resp:languages "sv en" } ;
INSERT DATA { <https://example.org/sago/dataset> resp:languages "sv" , "en" }
