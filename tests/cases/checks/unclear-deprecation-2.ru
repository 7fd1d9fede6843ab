# A class that is replaced but still in use.
#= typ:Island | dcterms:isReplacedBy | typ:Station

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX typ: <https://example.org/sago/typ#>

INSERT DATA { typ:Island dcterms:isReplacedBy typ:Station }
