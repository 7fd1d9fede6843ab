# A new paragraph.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX tulosyksikot: <https://w3id.org/kela-graph/source/tulosyksikot#>

INSERT DATA { tulosyksikot:p99 a resp:Paragraph ; resp:number 99 ; dcterms:description "Lisäys."@fi }
