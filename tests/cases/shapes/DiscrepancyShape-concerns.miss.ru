# A doubt about a count and a unit.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:d1 resp:concerns sago:hamnavdelningen }
