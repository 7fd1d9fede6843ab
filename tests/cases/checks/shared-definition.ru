# Two tasks with one definition.
#= sago:hamntjanster | skos:definition | "Services to ships that lie in harbour."@en
#= sago:hamntjanster | skos:definition | "Tjänster till fartyg som ligger i hamn."@sv
#= sago:lotsning | skos:definition | "Services to ships that lie in harbour."@en
#= sago:lotsning | skos:definition | "Tjänster till fartyg som ligger i hamn."@sv

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sago:lotsning skos:definition "Tjänster till fartyg som ligger i hamn."@sv , "Services to ships that lie in harbour."@en .
}
