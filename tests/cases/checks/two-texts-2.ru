# A task that is defined twice.
#= sago:hamntjanster | skos:definition | "Services to ships that lie in harbour."@en
#= sago:hamntjanster | skos:definition | "What a ship needs in harbour."@en

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:hamntjanster skos:definition "What a ship needs in harbour."@en }
