# A new property without a label.
#= typ:worksFor | rdfs:label | "en"
#= typ:worksFor | rdfs:label | "sv"

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA {
  typ:worksFor
      a owl:ObjectProperty ;
      skos:definition "Vem enheten arbetar för."@sv , "Whom the unit works for."@en .
}
