# An identifier of two islands.
#= sago:norron-kod | ^adms:identifier | MaxCountConstraintComponent

PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:soderon adms:identifier sago:norron-kod }
