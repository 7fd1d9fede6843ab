# A municipality with two codes.
#= id:lieksa | adms:identifier/skos:notation | MaxCountConstraintComponent

PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
  id:lieksa adms:identifier id:lieksa-old-code .
  id:lieksa-old-code
      a adms:Identifier ;
      skos:notation "423" ;
      dcterms:source id:municipality-codes .
}
