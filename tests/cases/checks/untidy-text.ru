# A definition that begins with a space.
#= typ:Team | skos:definition | " En liten enhet under en avdelning eller station."@sv

PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX typ: <https://example.org/sago/typ#>

DELETE DATA { typ:Team skos:definition "En liten enhet under en avdelning eller station."@sv } ;
INSERT DATA { typ:Team skos:definition " En liten enhet under en avdelning eller station."@sv }
