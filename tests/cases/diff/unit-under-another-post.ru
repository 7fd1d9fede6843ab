# A unit works under a new post instead.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { id:sisainen-tarkastus org:reportsTo id:paajohtaja . ?a owl:annotatedTarget id:paajohtaja }
INSERT { id:sisainen-tarkastus org:reportsTo id:hallintojohtaja . ?a owl:annotatedTarget id:hallintojohtaja .
  id:hallintojohtaja a org:Post ; skos:prefLabel "hallintojohtaja"@fi ; org:postIn id:kela }
WHERE { ?a owl:annotatedSource id:sisainen-tarkastus ; owl:annotatedProperty org:reportsTo ; owl:annotatedTarget id:paajohtaja }
