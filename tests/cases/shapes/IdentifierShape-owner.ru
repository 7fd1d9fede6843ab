# An identifier of nothing.
#= sago:norron-kod | ^adms:identifier | MinCountConstraintComponent

PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:norron adms:identifier sago:norron-kod }
