# Two tasks whose definitions only begin alike, and two notes that are the same.

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sago:lotsning skos:definition "Tjänster till fartyg som ligger i hamn eller lämnar den."@sv ,
      "Services to ships that lie in harbour or leave it."@en ;
    skos:note "Året runt."@sv , "All year round."@en .
  sago:bunkring skos:note "Året runt."@sv , "All year round."@en .
}
