# A dataset that was made from a paragraph.
#= <https://example.org/sago/dataset> | prov:wasDerivedFrom | OrConstraintComponent

PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX stadga: <https://example.org/sago/source/stadga#>

INSERT DATA { <https://example.org/sago/dataset> prov:wasDerivedFrom stadga:p1 }
