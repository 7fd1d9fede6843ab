# A class out of use that says so in every way, and a task about what is obsolete.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX typ: <https://example.org/sago/typ#>

DELETE DATA { sago:bunkring skos:prefLabel "bunkering"@en } ;
INSERT DATA {
  sago:bunkring skos:prefLabel "obsolete fuels"@en .
  typ:Islet
      a owl:Class ;
      rdfs:label "holme"@sv , "islet (obsolete)"@en ;
      skos:definition "En liten ö."@sv , "A small island."@en ;
      owl:deprecated true ;
      dcterms:isReplacedBy typ:Island .
}
