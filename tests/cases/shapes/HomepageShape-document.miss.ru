# A second home page with its type.

PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA {
  sago:hamnstyrelsen foaf:homepage <https://hamnstyrelsen.example.org/en> .
  <https://hamnstyrelsen.example.org/en>
      a foaf:Document .
}
