# A doubt that a paragraph of the other document completes.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX webbplats: <https://example.org/sago/source/webbplats#>

INSERT DATA { sago:d1 rdfs:seeAlso webbplats:p4 }
