# A municipality without a code.
#= id:lieksa | adms:identifier/skos:notation | MinCountConstraintComponent

PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE WHERE { id:lieksa-code ?property ?value } ;
DELETE DATA { id:lieksa adms:identifier id:lieksa-code }
