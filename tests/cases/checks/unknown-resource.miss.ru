# A link to a page elsewhere that nobody describes.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:kranlaget rdfs:seeAlso <https://hamnstyrelsen.example.org/kranar> }
