# The reason for a responsibility that is read, in no language.
#= sago:r7 | rdfs:comment | DatatypeConstraintComponent

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:r7 rdfs:comment "Namnet." }
