# A unit of another body, of which nothing else is Kela's.

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX sago: <https://example.org/sago/id/>

DELETE { sago:granskningen org:subOrganizationOf sago:hamnstyrelsen . ?a owl:annotatedTarget sago:hamnstyrelsen }
INSERT { sago:granskningen org:subOrganizationOf sago:farledsavdelningen . ?a owl:annotatedTarget sago:farledsavdelningen }
WHERE { ?a owl:annotatedSource sago:granskningen ; owl:annotatedProperty org:subOrganizationOf ; owl:annotatedTarget sago:hamnstyrelsen }
