# A home page that is no document.
#= sago:hamnstyrelsen | foaf:homepage | ClassConstraintComponent

PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:hamnstyrelsen foaf:homepage <https://hamnstyrelsen.example.org/en> }
