# Another parent.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>

DELETE { id:yhteyskeskus org:subOrganizationOf id:asiakkuuspalvelujen-tulosyksikko . ?a owl:annotatedTarget id:asiakkuuspalvelujen-tulosyksikko }
INSERT { id:yhteyskeskus org:subOrganizationOf id:viestintayksikko . ?a owl:annotatedTarget id:viestintayksikko }
WHERE { ?a owl:annotatedSource id:yhteyskeskus ; owl:annotatedProperty org:subOrganizationOf ; owl:annotatedTarget id:asiakkuuspalvelujen-tulosyksikko }
