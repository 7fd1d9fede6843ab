# A deprecation that is a text.
#= typ:Island | owl:deprecated | "yes"

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA { typ:Island owl:deprecated "yes" }
