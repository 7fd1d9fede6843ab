# The identifier of an island is its register.
#= sago:norron | adms:identifier | ClassConstraintComponent

PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:norron adms:identifier sago:oregister }
