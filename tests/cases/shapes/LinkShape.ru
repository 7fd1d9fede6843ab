# A link to no register.
#= sago:norron | - | SPARQLConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX schema: <https://schema.org/>

INSERT DATA { sago:norron schema:sameAs <https://kartor.example.org/N1> }
