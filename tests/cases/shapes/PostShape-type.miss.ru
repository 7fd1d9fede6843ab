# A new post with its type.

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sago:lotschefen
      a org:Post ;
      skos:prefLabel "lotschefen"@sv , "Chief Pilot"@en ;
      org:postIn sago:farledsavdelningen .
}
