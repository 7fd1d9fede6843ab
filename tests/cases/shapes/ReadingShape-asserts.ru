# A reading that neither says what it asserts nor why it asserts nothing.
#= sago:d1-1 | - | OrConstraintComponent

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>

DELETE WHERE { sago:d1-1 rdfs:comment ?why }
