# The task of a unit, by the short property.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:nattvakten resp:hasTask sago:lotsning }
