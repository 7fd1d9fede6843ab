# A new part of the organisation with its type.

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA {
  sago:spoket
      a typ:Team ;
      skos:prefLabel "Spöket"@sv , "Ghost"@en ;
      org:subOrganizationOf sago:hamnstyrelsen .
}
