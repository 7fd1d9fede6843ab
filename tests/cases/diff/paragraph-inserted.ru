# A paragraph is added within the document: the later ones move, with their IRIs.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX tulosyksikot: <https://w3id.org/kela-graph/source/tulosyksikot#>

DELETE { tulosyksikot:p17 ?p ?o . ?s ?q tulosyksikot:p17 }
INSERT { tulosyksikot:p18 ?p ?o . ?s ?q tulosyksikot:p18 }
WHERE { { tulosyksikot:p17 ?p ?o } UNION { ?s ?q tulosyksikot:p17 } } ;

DELETE DATA { tulosyksikot:p18 resp:number 17 } ;

INSERT DATA { tulosyksikot:p18 resp:number 18 } ;

DELETE { tulosyksikot:p16 ?p ?o . ?s ?q tulosyksikot:p16 }
INSERT { tulosyksikot:p17 ?p ?o . ?s ?q tulosyksikot:p17 }
WHERE { { tulosyksikot:p16 ?p ?o } UNION { ?s ?q tulosyksikot:p16 } } ;

DELETE DATA { tulosyksikot:p17 resp:number 16 } ;

INSERT DATA { tulosyksikot:p17 resp:number 17 } ;

DELETE { tulosyksikot:p15 ?p ?o . ?s ?q tulosyksikot:p15 }
INSERT { tulosyksikot:p16 ?p ?o . ?s ?q tulosyksikot:p16 }
WHERE { { tulosyksikot:p15 ?p ?o } UNION { ?s ?q tulosyksikot:p15 } } ;

DELETE DATA { tulosyksikot:p16 resp:number 15 } ;

INSERT DATA { tulosyksikot:p16 resp:number 16 } ;

DELETE { tulosyksikot:p14 ?p ?o . ?s ?q tulosyksikot:p14 }
INSERT { tulosyksikot:p15 ?p ?o . ?s ?q tulosyksikot:p15 }
WHERE { { tulosyksikot:p14 ?p ?o } UNION { ?s ?q tulosyksikot:p14 } } ;

DELETE DATA { tulosyksikot:p15 resp:number 14 } ;

INSERT DATA { tulosyksikot:p15 resp:number 15 } ;

INSERT DATA { tulosyksikot:p14 a resp:Paragraph ; resp:number 14 ; dcterms:isPartOf <https://w3id.org/kela-graph/source/tulosyksikot> ; dcterms:description "Uusi kappale."@fi }
