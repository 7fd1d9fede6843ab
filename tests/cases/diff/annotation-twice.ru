# A second annotation of the same statement.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX tulosyksikot: <https://w3id.org/kela-graph/source/tulosyksikot#>

INSERT DATA { [] a owl:Axiom ;
  owl:annotatedSource id:paajohtaja ; owl:annotatedProperty rdf:type ; owl:annotatedTarget org:Post ;
  resp:basis resp:Stated ; dcterms:source tulosyksikot:p2 }
