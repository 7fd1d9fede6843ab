# A doubt with no paragraph that completes its source.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE DATA { sago:d1 rdfs:seeAlso stadga:p2 }
