# A number of something that is no paragraph.
#= stadga:p99 | - | ClassConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA { stadga:p99 resp:number 99 }
