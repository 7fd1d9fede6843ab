# A prefix of the dataset's in angle brackets.
#= sago:r9 | resp:audience | <sago:sjofarande>

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:r9 resp:audience <sago:sjofarande> }
