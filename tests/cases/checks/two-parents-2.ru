# A unit that another one has below it too: the second parent only follows.
#= sago:kranlaget | org:subOrganizationOf | sago:hamnavdelningen
#= sago:kranlaget | org:subOrganizationOf | sago:sekretariatet

PREFIX org: <http://www.w3.org/ns/org#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:sekretariatet org:hasSubOrganization sago:kranlaget }
