# A count with two numbers.
#= sago:antal-lotsstationer | resp:statedNumber | MaxCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:antal-lotsstationer resp:statedNumber 3 }
