# A further paragraph.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA {
  stadga:p99 a resp:Paragraph ;
    resp:number 99 ;
    dcterms:isPartOf <https://example.org/sago/source/stadga> ;
    dcterms:description "Ett stycke till."@sv , "One more paragraph."@en
}
