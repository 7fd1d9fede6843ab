# A dataset that does not tell its languages.
#= <https://example.org/sago/dataset> | resp:languages | MinCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE DATA { <https://example.org/sago/dataset> resp:languages "sv en" }
