# The source of a responsibility is a whole document.
#= sago:r9 | dcterms:source | ClassConstraintComponent

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sago: <https://example.org/sago/id/>
PREFIX webbplats: <https://example.org/sago/source/webbplats#>

DELETE DATA { sago:r9 dcterms:source webbplats:p3 } ;
INSERT DATA { sago:r9 dcterms:source <https://example.org/sago/source/webbplats> }
