# Deletes and inserts the same.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX org: <http://www.w3.org/ns/org#>

DELETE DATA { id:kela a org:FormalOrganization } ;

INSERT DATA { id:kela a org:FormalOrganization }
