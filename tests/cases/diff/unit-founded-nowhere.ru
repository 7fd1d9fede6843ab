# A new unit of which nobody says what it is part of.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX kela: <https://w3id.org/kela-graph/kela#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { id:digikeskus a kela:DecisionCentre ; skos:prefLabel "Digikeskus"@fi }
