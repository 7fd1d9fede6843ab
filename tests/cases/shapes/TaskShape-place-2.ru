# A task neither at the top nor below another.
#= sago:kranlyft | - | XoneConstraintComponent

PREFIX sago: <https://example.org/sago/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA { sago:kranlyft skos:broader sago:hamntjanster }
