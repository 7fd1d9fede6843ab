# An identifier, a link and the name of an island need no annotation.

PREFIX sago: <https://example.org/sago/id/>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sago:norron skos:altLabel "Norra ön"@sv .
  sago:hamnstyrelsen schema:sameAs <https://stjarnor.example.org/styrelsen> .
}
