# A task that nobody has any more.
#= sago:kranlyft | ^resp:taskAnsweredFor|^resp:taskProposed|^resp:taskProduced|^resp:taskHandled|^resp:taskSupported | MinCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE WHERE { sago:r9 ?property ?value }
