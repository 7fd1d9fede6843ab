# Two classes with one label.
#= typ:Island | rdfs:label | "ö"@sv
#= typ:Islet | rdfs:label | "ö"@sv

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA {
  typ:Islet
      a owl:Class ;
      rdfs:label "ö"@sv , "islet"@en ;
      skos:definition "En liten ö."@sv , "A small island."@en .
}
