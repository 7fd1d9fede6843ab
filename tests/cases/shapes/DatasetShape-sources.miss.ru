# A dataset that was made from itself, a dataset too.

PREFIX prov: <http://www.w3.org/ns/prov#>

INSERT DATA { <https://example.org/sago/dataset> prov:wasDerivedFrom <https://example.org/sago/dataset> }
