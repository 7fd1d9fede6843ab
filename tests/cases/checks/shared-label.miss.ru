# A property that is called as a class is.

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA {
  typ:island
      a owl:ObjectProperty ;
      rdfs:label "ö"@sv , "island"@en ;
      skos:definition "Ön där något finns."@sv , "The island on which something is."@en .
}
