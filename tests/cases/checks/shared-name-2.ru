# The further name of an audience that is the preferred name of another.
#= sago:sjofarande | skos:prefLabel | "seafarers"@en
#= sago:skeppare | skos:altLabel | "seafarers"@en

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sago:skeppare
      a skos:Concept ;
      skos:prefLabel "skeppare"@sv , "skippers"@en ;
      skos:altLabel "seafarers"@en ;
      skos:topConceptOf sago:malgrupper .
  sago:r9 resp:audience sago:skeppare .
}
