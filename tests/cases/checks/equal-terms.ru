# Two unit types that are the same.
#= typ:Division | owl:equivalentClass | typ:Team

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA { typ:Division owl:equivalentClass typ:Team }
