# Two units become a new one, which replaces both.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX kela: <https://w3id.org/kela-graph/kela#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX tulosyksikot: <https://w3id.org/kela-graph/source/tulosyksikot#>

DELETE { id:kanta-palvelut ?p ?o . ?a ?q ?x }
WHERE { { id:kanta-palvelut ?p ?o } UNION { ?a owl:annotatedSource id:kanta-palvelut ; ?q ?x } } ;

DELETE { id:kela-ahvenanmaa ?p ?o . ?a ?q ?x }
WHERE { { id:kela-ahvenanmaa ?p ?o } UNION { ?a owl:annotatedSource id:kela-ahvenanmaa ; ?q ?x } } ;

INSERT DATA {
  id:digikeskus a kela:DecisionCentre ;
    skos:prefLabel "Digikeskus"@fi ;
    org:subOrganizationOf id:kela .
  [] a owl:Axiom ;
    owl:annotatedSource id:digikeskus ; owl:annotatedProperty org:subOrganizationOf ; owl:annotatedTarget id:kela ;
    resp:basis resp:Stated ; dcterms:source tulosyksikot:p6 .
} ;

INSERT DATA { id:kanta-palvelut dcterms:isReplacedBy id:digikeskus . id:kela-ahvenanmaa dcterms:isReplacedBy id:digikeskus }
