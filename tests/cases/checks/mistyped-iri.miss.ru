# Addresses of other kinds.

PREFIX sago: <https://example.org/sago/id/>
PREFIX schema: <https://schema.org/>

INSERT DATA {
  sago:hamnstyrelsen schema:sameAs <urn:isni:0000000000000000> , <mailto:styrelsen@example.org> , <https://example.org/skos:Concept> .
}
