# A property that is no longer to be used.
#= sago:kranlaget | typ:worksFor | sago:hamnavdelningen

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA {
  typ:worksFor
      a owl:ObjectProperty ;
      rdfs:label "arbetar för"@sv , "works for"@en ;
      skos:definition "Vem enheten arbetar för."@sv , "Whom the unit works for."@en ;
      owl:deprecated true .
  sago:kranlaget typ:worksFor sago:hamnavdelningen .
}
