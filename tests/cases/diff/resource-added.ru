# A new place.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { id:oulu a resp:Municipality ; skos:prefLabel "Oulu"@fi }
