# The task is below another task.

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { sago:kranlyft skos:broader sago:hamntjanster } ;
INSERT DATA { sago:kranlyft skos:broader sago:bunkring }
