# One code in two registers, and one concept that a task and a topic match.

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { sago:soderon-kod skos:notation "S1" } ;
INSERT DATA {
  sago:soderon-kod skos:notation "S-001" .
  sago:revision skos:exactMatch <https://ord.example.org/17> .
}
