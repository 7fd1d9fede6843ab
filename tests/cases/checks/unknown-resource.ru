# A link to a page of the dataset that nobody describes.
#= sago:kranlaget | rdfs:seeAlso | sago:spoket

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sago: <https://example.org/sago/id/>

INSERT DATA { sago:kranlaget rdfs:seeAlso sago:spoket }
