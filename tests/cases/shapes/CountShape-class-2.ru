# A count with a second class.
#= sago:antal-lotsstationer | resp:countedClass | MaxCountConstraintComponent

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA { sago:antal-lotsstationer resp:countedClass typ:Division }
