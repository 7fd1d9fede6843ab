# A register that the dataset does not name.

PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { <https://example.org/sago/dataset> prov:wasDerivedFrom sago:oregister }
