# Two islands that are the same elsewhere.
#= sago:norron | schema:sameAs | <https://oar.example.org/N1>
#= sago:soderon | schema:sameAs | <https://oar.example.org/N1>

PREFIX sago: <https://example.org/sago/id/>
PREFIX schema: <https://schema.org/>

INSERT DATA { sago:soderon schema:sameAs <https://oar.example.org/N1> }
