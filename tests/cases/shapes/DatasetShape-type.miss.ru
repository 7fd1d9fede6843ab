# A dataset with one type less.

PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE DATA { <https://example.org/sago/dataset> a prov:Entity }
