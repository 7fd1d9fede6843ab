# The dataset speaks one more language.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>

DELETE DATA { <https://w3id.org/kela-graph/dataset> resp:languages "fi sv en" } ;

INSERT DATA { <https://w3id.org/kela-graph/dataset> resp:languages "fi sv en se" ; dcterms:language <http://publications.europa.eu/resource/authority/language/SME> }
