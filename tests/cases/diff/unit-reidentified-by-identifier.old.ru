# Beforehand the unit has an identifier in a register.

PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { id:perintakeskus adms:identifier id:tunnus . id:tunnus skos:notation "7" ; dcterms:source id:business-ids }
