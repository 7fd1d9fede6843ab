# A prefix of a known vocabulary's in angle brackets.
#= sago:norron | rdf:type | <skos:Concept>

PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:norron a <skos:Concept> }
