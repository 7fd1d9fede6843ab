# A unit of two parents has one again.

PREFIX id: <https://w3id.org/kela-graph/id/>
PREFIX org: <http://www.w3.org/ns/org#>

DELETE DATA { id:yhteyskeskus org:subOrganizationOf id:viestintayksikko }
