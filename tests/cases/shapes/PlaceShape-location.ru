# A unit works in another unit.
#= sago:norra-lotsstationen | resp:operatesIn | ClassConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:norra-lotsstationen resp:operatesIn sago:hamnavdelningen }
