# The next version of the dataset.

PREFIX owl: <http://www.w3.org/2002/07/owl#>

DELETE DATA { <https://example.org/sago/dataset> owl:versionIRI <https://example.org/sago/dataset/1.0.0> } ;
INSERT DATA { <https://example.org/sago/dataset> owl:versionIRI <https://example.org/sago/dataset/1.1.0> }
