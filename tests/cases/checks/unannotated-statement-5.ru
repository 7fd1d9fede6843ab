# The name of a unit type whose source is not told any more.
#= typ:Team | rdfs:label | "lag"@sv

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX typ: <https://example.org/sago/typ#>

DELETE { ?note ?property ?value }
WHERE {
  ?note owl:annotatedSource typ:Team ; owl:annotatedTarget "lag"@sv ;
    ?property ?value .
}
