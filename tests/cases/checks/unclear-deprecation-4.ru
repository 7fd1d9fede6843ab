# A task that only its name calls out of use.
#= sago:bunkring | skos:prefLabel | "bunkering (obsolete)"@en

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { sago:bunkring skos:prefLabel "bunkering"@en } ;
INSERT DATA { sago:bunkring skos:prefLabel "bunkering (obsolete)"@en }
