# A unit type with two labels in one language.
#= typ:Island | rdfs:label | "island"@en
#= typ:Island | rdfs:label | "isle"@en

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA { typ:Island rdfs:label "isle"@en }
