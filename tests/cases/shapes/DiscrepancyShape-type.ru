# A doubt without its type.
#= sago:d1 | - | ClassConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:d1 a resp:SourceDiscrepancy }
