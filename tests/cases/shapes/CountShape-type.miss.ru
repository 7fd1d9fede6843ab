# A count that has gone.

PREFIX sago: <https://example.org/sago/id/>

DELETE WHERE { sago:antal-lotsstationer ?property ?value }
