# A count with a second organisation.
#= sago:antal-lotsstationer | resp:countedWithin | MaxCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:antal-lotsstationer resp:countedWithin sago:hamnavdelningen }
