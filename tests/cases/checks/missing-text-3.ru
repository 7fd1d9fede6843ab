# A reading whose reason is not told in English.
#= _: | rdfs:comment | "en"

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>

DELETE { ?note rdfs:comment ?why }
WHERE {
  ?note owl:annotatedSource sago:kranlaget ; owl:annotatedProperty rdf:type ;
    rdfs:comment ?why .
  FILTER(LANG(?why) = "en")
}
