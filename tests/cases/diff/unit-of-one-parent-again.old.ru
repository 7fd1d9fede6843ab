# Beforehand the unit is part of two.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX org: <http://www.w3.org/ns/org#>

INSERT DATA { id:yhteyskeskus org:subOrganizationOf id:viestintayksikko }
