# A unit of two types.
#= sago:kranlaget | - | SPARQLConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA { sago:kranlaget a typ:StaffUnit }
