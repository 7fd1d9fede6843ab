# A unit type that is no longer to be used.
#= sago:kranlaget | rdf:type | typ:Team
#= sago:nattvakten | rdf:type | typ:Team

PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA { typ:Team owl:deprecated true }
