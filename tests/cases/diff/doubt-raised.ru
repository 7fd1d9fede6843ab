# A new doubt.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX tulosyksikot: <https://w3id.org/kela-graph/source/tulosyksikot#>

INSERT DATA { id:d99 a resp:SourceDiscrepancy ; skos:prefLabel "Kuka vastaa neuvonnasta"@fi ;
  resp:possibleReading id:d99-reading-1 ; resp:chosenReading id:d99-reading-1 ; dcterms:source tulosyksikot:p8 .
  id:d99-reading-1 a resp:PossibleReading ; skos:prefLabel "Yhteyskeskus"@fi }
