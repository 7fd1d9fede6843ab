# Two properties of unlike kinds with one label.
#= resp:operatesIn | rdfs:label | "operates in"@en
#= typ:place | rdfs:label | "operates in"@en

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA {
  typ:place
      a owl:DatatypeProperty ;
      rdfs:label "plats i text"@sv , "operates in"@en ;
      skos:definition "En plats som skrivs som text."@sv , "A place that is written as text."@en .
}
