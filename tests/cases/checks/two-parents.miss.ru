# A unit that its own parent has below it.

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:hamnavdelningen org:hasSubOrganization sago:kranlaget }
