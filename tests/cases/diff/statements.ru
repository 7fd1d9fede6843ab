# What no change explains, told as it is.

PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { id:yhteyskeskus skos:altLabel "Yhteys | <script>alert(1)</script>"@fi } ;

DELETE DATA { id:joensuu adms:identifier id:joensuu-code }
