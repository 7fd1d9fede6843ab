# A name whose source is not told any more.
#= sago:kranlaget | skos:prefLabel | "Kranlaget"@sv

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { ?note ?property ?value }
WHERE {
  ?note owl:annotatedSource sago:kranlaget ; owl:annotatedTarget "Kranlaget"@sv ;
    ?property ?value .
}
