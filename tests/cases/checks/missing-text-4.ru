# A task that is not defined in English.
#= sago:hamntjanster | skos:definition | "en"

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { sago:hamntjanster skos:definition "Services to ships that lie in harbour."@en }
