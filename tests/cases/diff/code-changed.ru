# A municipality has another code.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { id:joensuu-code skos:notation ?code }
INSERT { id:joensuu-code skos:notation "168" }
WHERE { id:joensuu-code skos:notation ?code }
