# Two islands with one code of one register.
#= sago:norron-kod | skos:notation | "N1"
#= sago:soderon-kod | skos:notation | "N1"

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { sago:soderon-kod skos:notation "S1" } ;
INSERT DATA { sago:soderon-kod skos:notation "N1" }
