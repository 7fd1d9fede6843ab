# A document that the dataset does not name.
#= <https://example.org/sago/source/webbplats> | ^prov:wasDerivedFrom | MinCountConstraintComponent

PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE DATA { <https://example.org/sago/dataset> prov:wasDerivedFrom <https://example.org/sago/source/webbplats> }
