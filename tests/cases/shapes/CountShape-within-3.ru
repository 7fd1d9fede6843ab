# The organisation of a count is an island.
#= sago:antal-lotsstationer | resp:countedWithin | ClassConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:antal-lotsstationer resp:countedWithin sago:farledsavdelningen } ;
INSERT DATA { sago:antal-lotsstationer resp:countedWithin sago:norron }
