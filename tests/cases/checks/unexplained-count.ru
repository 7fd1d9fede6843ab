# A count that does not agree, and whose doubt is about something else.
#= sago:antal-avdelningar | resp:statedNumber | 3

PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
PREFIX sago: <https://example.org/sago/id/>

DELETE DATA { sago:d1 resp:concerns sago:antal-avdelningar } ;
INSERT DATA { sago:d1 resp:concerns sago:hamnavdelningen }
