# A count without its organisation.
#= sago:antal-lotsstationer | resp:countedWithin | MinCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:antal-lotsstationer resp:countedWithin sago:farledsavdelningen }
