# A doubt that has gone, with its readings.

PREFIX sago: <https://example.org/sago/id/>

DELETE WHERE { sago:d1 ?property ?value } ;
DELETE WHERE { sago:d1-1 ?property ?value } ;
DELETE WHERE { sago:d1-2 ?property ?value }
