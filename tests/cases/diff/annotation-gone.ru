# The statement stays without its annotation.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>

DELETE WHERE { ?a owl:annotatedSource id:paajohtaja ; owl:annotatedTarget org:Post ; ?p ?o }
