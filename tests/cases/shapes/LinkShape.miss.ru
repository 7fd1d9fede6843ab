# A link to another register.

PREFIX sago: <https://example.org/sago/id/>
PREFIX schema: <https://schema.org/>

INSERT DATA { sago:norron schema:sameAs <https://stjarnor.example.org/norron> }
