# A link to a page elsewhere that nobody describes, and units that are gone.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA {
  sago:kranlaget rdfs:seeAlso <https://hamnstyrelsen.example.org/kranar> ; dcterms:replaces sago:lyftlaget .
  sago:flytten a org:ChangeEvent ; org:originalOrganization sago:dagvakten ; org:resultingOrganization sago:lyftlaget .
}
