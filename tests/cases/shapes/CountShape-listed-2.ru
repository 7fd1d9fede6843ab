# A count with a second list.
#= sago:antal-lotsstationer | resp:listedIn | MaxCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA { sago:antal-lotsstationer resp:listedIn stadga:p3 }
