# A second identifier of one island.

PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sago:norron adms:identifier sago:norron-nummer .
  sago:norron-nummer
      a adms:Identifier ;
      skos:notation "1" ;
      dcterms:source sago:organisationsnummer .
}
