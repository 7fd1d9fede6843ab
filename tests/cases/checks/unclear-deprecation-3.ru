# A class that is replaced by another that is deprecated.
#= typ:Islet | dcterms:isReplacedBy | typ:Skerry

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA {
  typ:Islet
      a owl:Class ;
      rdfs:label "holme"@sv , "islet"@en ;
      skos:definition "En liten ö."@sv , "A small island."@en ;
      owl:deprecated true ;
      dcterms:isReplacedBy typ:Skerry .
  typ:Skerry
      a owl:Class ;
      rdfs:label "skär"@sv , "skerry"@en ;
      skos:definition "En liten ö av sten."@sv , "A small island of rock."@en ;
      owl:deprecated true .
}
