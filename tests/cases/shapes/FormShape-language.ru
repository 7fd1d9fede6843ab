# A form without a language.
#= sago:lotsning | resp:elative|resp:partitive|resp:translative|resp:genitive|resp:locative|resp:definite | DatatypeConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:lotsning resp:definite "lotsningen" }
