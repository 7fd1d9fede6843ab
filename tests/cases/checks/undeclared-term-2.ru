# A class that no ontology declares.
#= sago:r9 | rdf:type | typ:Duty

PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA { sago:r9 a typ:Duty }
