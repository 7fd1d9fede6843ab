# Part of an organisation, but of no type.
#= sago:spoket | - | ClassConstraintComponent

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  sago:spoket
      skos:prefLabel "Spöket"@sv , "Ghost"@en ;
      org:subOrganizationOf sago:hamnstyrelsen .
}
