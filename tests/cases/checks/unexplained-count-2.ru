# A count that agrees with the graph, but not with the list.
#= sago:antal-lotsstationer | resp:statedNumber | 2

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE { ?note dcterms:source stadga:p4 }
INSERT { ?note dcterms:source stadga:p3 }
WHERE {
  ?note owl:annotatedSource sago:sodra-lotsstationen ; owl:annotatedProperty ?property .
  FILTER(?property IN (rdf:type, org:subOrganizationOf))
}
