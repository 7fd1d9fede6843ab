# What completes a responsibility is a document.
#= sago:r9 | rdfs:seeAlso | ClassConstraintComponent

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:r9 rdfs:seeAlso <https://example.org/sago/source/webbplats> }
