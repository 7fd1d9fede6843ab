# A name in a language that it had none in.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { id:sisainen-tarkastus skos:prefLabel "Innenrevision"@de }
