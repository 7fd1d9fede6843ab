# What a responsibility has, but not its type.
#= sago:r10 | - | ClassConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX webbplats: <https://example.org/sago/source/webbplats#>

INSERT DATA {
  sago:r10
      resp:heldBy sago:nattvakten ;
      resp:taskHandled sago:lotsning ;
      resp:basis resp:Stated ; dcterms:source webbplats:p1 .
}
