# Two tasks that exactly match one concept.
#= sago:farleder | skos:exactMatch | <https://ord.example.org/17>
#= sago:lotsning | skos:exactMatch | <https://ord.example.org/17>

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { sago:lotsning skos:exactMatch <https://ord.example.org/17> }
