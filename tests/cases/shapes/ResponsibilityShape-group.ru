# The audience of a responsibility is a task.
#= sago:r6 | resp:audience|resp:channel | NotConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:r6 resp:audience sago:farleder }
