# An axiom of several terms at once.

PREFIX kela: <https://w3id.org/kela-graph/kela#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>

INSERT DATA { [] a owl:AllDisjointClasses ; owl:members ( kela:ServiceArea kela:ServiceCentre kela:RegionalOffice ) }
