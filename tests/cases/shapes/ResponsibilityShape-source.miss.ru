# A responsibility with a source, and a paragraph that completes it.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX webbplats: <https://example.org/sago/source/webbplats#>

INSERT DATA { sago:r9 rdfs:seeAlso webbplats:p4 }
