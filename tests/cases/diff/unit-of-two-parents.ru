# A unit is part of a second one, too.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX org: <http://www.w3.org/ns/org#>

INSERT DATA { id:yhteyskeskus org:subOrganizationOf id:viestintayksikko }
