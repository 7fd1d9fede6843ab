# The list of a count is a whole document.
#= sago:antal-lotsstationer | resp:listedIn | ClassConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE DATA { sago:antal-lotsstationer resp:listedIn stadga:p4 } ;
INSERT DATA { sago:antal-lotsstationer resp:listedIn <https://example.org/sago/source/stadga> }
