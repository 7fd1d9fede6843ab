# A paragraph is gone: the later ones move up, with their IRIs.

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX tulosyksikot: <https://w3id.org/kela-graph/source/tulosyksikot#>

DELETE { tulosyksikot:p14 ?p ?o . ?s ?q tulosyksikot:p14 }
WHERE { { tulosyksikot:p14 ?p ?o } UNION { ?s ?q tulosyksikot:p14 } } ;

DELETE { tulosyksikot:p15 ?p ?o . ?s ?q tulosyksikot:p15 }
INSERT { tulosyksikot:p14 ?p ?o . ?s ?q tulosyksikot:p14 }
WHERE { { tulosyksikot:p15 ?p ?o } UNION { ?s ?q tulosyksikot:p15 } } ;

DELETE DATA { tulosyksikot:p14 resp:number 15 } ;

INSERT DATA { tulosyksikot:p14 resp:number 14 } ;

DELETE { tulosyksikot:p16 ?p ?o . ?s ?q tulosyksikot:p16 }
INSERT { tulosyksikot:p15 ?p ?o . ?s ?q tulosyksikot:p15 }
WHERE { { tulosyksikot:p16 ?p ?o } UNION { ?s ?q tulosyksikot:p16 } } ;

DELETE DATA { tulosyksikot:p15 resp:number 16 } ;

INSERT DATA { tulosyksikot:p15 resp:number 15 } ;

DELETE { tulosyksikot:p17 ?p ?o . ?s ?q tulosyksikot:p17 }
INSERT { tulosyksikot:p16 ?p ?o . ?s ?q tulosyksikot:p16 }
WHERE { { tulosyksikot:p17 ?p ?o } UNION { ?s ?q tulosyksikot:p17 } } ;

DELETE DATA { tulosyksikot:p16 resp:number 17 } ;

INSERT DATA { tulosyksikot:p16 resp:number 16 }
