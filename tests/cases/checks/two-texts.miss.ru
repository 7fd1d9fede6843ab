# A label in a third language, and two names of which only one is preferred.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA {
  typ:Island rdfs:label "saari"@fi .
  sago:soderon skos:altLabel "Isle of the South"@en , "Southern Isle"@en .
}
