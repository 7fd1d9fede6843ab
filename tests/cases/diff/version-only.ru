# Only the version of the dataset.

PREFIX owl: <http://www.w3.org/2002/07/owl#>

DELETE DATA { <https://w3id.org/kela-graph/dataset> owl:versionIRI <https://w3id.org/kela-graph/dataset/0.1.0> } ;

INSERT DATA { <https://w3id.org/kela-graph/dataset> owl:versionIRI <https://w3id.org/kela-graph/dataset/0.2.0> }
