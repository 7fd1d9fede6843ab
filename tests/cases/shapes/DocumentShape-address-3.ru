# The address of a document on somebody's own machine.
#= <https://example.org/sago/source/webbplats> | schema:url | PatternConstraintComponent

PREFIX schema: <https://schema.org/>

INSERT DATA { <https://example.org/sago/source/webbplats> schema:url <file:///lotsar.html> }
