"""The rules by which a graph is in OWL 2 RL and OWL 2 DL, and the sections that they are taken from."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

#: The section of the standard that each rule is taken from.
SECTIONS: Final = MappingProxyType(
    {
        "dl-anonymous": "OWL 2 Structural Specification 11.2, usage of anonymous individuals",
        "dl-datatype": "OWL 2 Structural Specification 11.2, restrictions on datatypes",
        "dl-regular": "OWL 2 Structural Specification 11.2, property hierarchy",
        "dl-reserved": "OWL 2 Structural Specification 2.4 and 5.1 to 5.6, reserved vocabulary",
        "dl-simple": "OWL 2 Structural Specification 11.2, simple roles",
        "dl-syntax": "OWL 2 Mapping to RDF Graphs 3.2",
        "dl-top-data": "OWL 2 Structural Specification 11.2, owl:topDataProperty",
        "dl-typing": "OWL 2 Structural Specification 5.8.1",
        "dl-undeclared": "OWL 2 Structural Specification 5.8.1",
        "rl-axiom": "OWL 2 Profiles 4.2.5",
        "rl-datarange": "OWL 2 Profiles 4.2.4",
        "rl-datatype": "OWL 2 Profiles 4.2.1",
        "rl-equivalent": "OWL 2 Profiles 4.2.3, equivClassExpression",
        "rl-subclass": "OWL 2 Profiles 4.2.3, subClassExpression",
        "rl-superclass": "OWL 2 Profiles 4.2.3, superClassExpression",
    }
)
