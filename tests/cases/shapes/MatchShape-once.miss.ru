# Two concepts have one match, exact and close.

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:lotsning skos:exactMatch <https://ord.example.org/17> }
