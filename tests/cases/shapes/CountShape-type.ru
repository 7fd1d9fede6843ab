# A count without its type.
#= sago:antal-lotsstationer | - | ClassConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:antal-lotsstationer a resp:StatedCount }
