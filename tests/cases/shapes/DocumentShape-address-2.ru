# The address of a document as text.
#= <https://example.org/sago/source/webbplats> | schema:url | NodeKindConstraintComponent

PREFIX schema: <https://schema.org/>

INSERT DATA { <https://example.org/sago/source/webbplats> schema:url "https://hamnar.example.org/lotsar" }
