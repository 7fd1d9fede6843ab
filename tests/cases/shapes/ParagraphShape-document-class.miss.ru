# A paragraph of a new document.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>
PREFIX stadga: <https://example.org/sago/source/stadga#>

DELETE DATA { stadga:p6 dcterms:isPartOf <https://example.org/sago/source/stadga> } ;
INSERT DATA {
  <https://example.org/sago/source/bilaga>
    a resp:SourceDocument ;
    dcterms:title "Bilaga"@sv ;
    dcterms:language <http://publications.europa.eu/resource/authority/language/SWE> ;
    dcterms:publisher sago:hamnstyrelsen ;
    resp:undated true .
  <https://example.org/sago/dataset> prov:wasDerivedFrom <https://example.org/sago/source/bilaga> .
  stadga:p6 dcterms:isPartOf <https://example.org/sago/source/bilaga> .
}
