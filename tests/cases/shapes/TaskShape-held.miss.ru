# A task that one of two units has any more.

PREFIX sago: <https://example.org/sago/id/>

DELETE WHERE { sago:r8 ?property ?value }
