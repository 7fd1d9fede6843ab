# A unit below one that is part of nothing.
#= sago:kranlaget | org:subOrganizationOf | sago:hamnavdelningen

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX sago: <https://example.org/sago/id/>

DELETE {
  sago:hamnavdelningen org:subOrganizationOf sago:hamnstyrelsen .
  ?note ?property ?value .
}
WHERE {
  ?note owl:annotatedSource sago:hamnavdelningen ; owl:annotatedProperty org:subOrganizationOf ;
    ?property ?value .
}
