# A responsibility that is read, and nobody says why.
#= sago:r7 | - | OrConstraintComponent

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>

DELETE WHERE { sago:r7 rdfs:comment ?why }
