# One is gone.

PREFIX tulosyksikot: <https://w3id.org/kela-graph/source/tulosyksikot#>

DELETE WHERE { tulosyksikot:p1 ?p ?o }
