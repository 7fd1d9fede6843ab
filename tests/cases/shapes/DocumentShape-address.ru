# A document at two addresses.
#= <https://example.org/sago/source/webbplats> | schema:url | MaxCountConstraintComponent

PREFIX schema: <https://schema.org/>

INSERT DATA {
  <https://example.org/sago/source/webbplats> schema:url <https://hamnar.example.org/lotsar> , <https://hamnar.example.org/kranar> .
}
