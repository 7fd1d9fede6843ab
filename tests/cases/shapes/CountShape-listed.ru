# A count without its list.
#= sago:antal-lotsstationer | resp:listedIn | MinCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE DATA { sago:antal-lotsstationer resp:listedIn stadga:p4 }
