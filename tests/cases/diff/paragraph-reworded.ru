# Another paraphrase.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX tulosyksikot: <https://w3id.org/kela-graph/source/tulosyksikot#>

DELETE { tulosyksikot:p2 dcterms:description ?text }
INSERT { tulosyksikot:p2 dcterms:description "Kelan linjassa on neljä tulosyksikköä."@fi }
WHERE { tulosyksikot:p2 dcterms:description ?text FILTER(LANG(?text) = "fi") }
