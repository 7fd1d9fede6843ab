# A document without a date, and without the word that it has none.
#= <https://example.org/sago/source/webbplats> | - | XoneConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE DATA { <https://example.org/sago/source/webbplats> resp:undated true }
