# An island without an identifier.

PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX sago: <https://example.org/sago/id/>

DELETE WHERE { sago:norron-kod ?property ?value } ;
DELETE DATA { sago:norron adms:identifier sago:norron-kod }
