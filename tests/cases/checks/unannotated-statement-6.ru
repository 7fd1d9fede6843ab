# The address of a document whose source is not told.
#= <https://example.org/sago/source/webbplats> | schema:url | <https://hamnar.example.org/lotsar>

PREFIX schema: <https://schema.org/>

INSERT DATA { <https://example.org/sago/source/webbplats> schema:url <https://hamnar.example.org/lotsar> }
