"""The rules of OWL 2 RL in the notation of the standard's tables, as ``rules.toml`` has them.

The rules about lists stand in `compiler`, and table 8, about datatypes, is left out.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pyoxigraph import NamedNode, Variable
from rdflib import OWL, RDF, RDFS

from kela_graph.rdf.inference import vocabulary
from kela_graph.rdf.inference.vocabulary import TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.rdf.inference.vocabulary import Atom, Term


class EntailmentRule(NamedTuple):
    """If every atom of the body holds, the head holds.

    A rule of the standard with two conclusions is two rules of one name. In a compiled rule, the atoms of the
    body without variables are the axioms that it comes from.
    """

    name: str
    body: tuple[Atom, ...]
    head: Atom

    @property
    def links(self) -> list[Atom]:
        """The atoms of the body that have variables: in a compiled rule all but its axioms."""
        return [atom for atom in self.body if is_open(atom)]

    @property
    def is_transitivity(self) -> bool:
        """Whether it says p ∘ p ⊑ p, be it by an axiom of transitivity or a chain."""
        links = self.links
        if len(links) != 2 or self.head[1] == TYPE:
            return False
        (a, p, b), (c, q, d) = links
        variables = {term for term in (a, b, d) if isinstance(term, Variable)}
        return (a, p, d) == self.head and (c, q) == (b, p) and len(variables) == 3


def is_open(atom: Atom) -> bool:
    """Whether an atom has a variable."""
    s, p, o = atom
    return isinstance(s, Variable) or isinstance(o, Variable) or isinstance(p, Variable)


_NAMESPACES: Final = {"rdf": str(RDF), "rdfs": str(RDFS), "owl": str(OWL)}


def atoms(text: str) -> tuple[Atom, ...]:
    """Return the atoms that a text has, with commas between."""
    return tuple(_atom(*atom.split()) for atom in text.split(",") if atom.strip())


def _atom(subject: str, predicate: str, object_: str) -> Atom:
    return _term(subject), _term(predicate), _term(object_)


def _term(word: str) -> Term | Variable:
    prefix, colon, local = word.partition(":")
    return NamedNode(_NAMESPACES[prefix] + local) if colon else Variable(word)


def _table(name: str) -> Iterator[EntailmentRule]:
    """Give the rules of a table, one for each conclusion."""
    for rule, text in TABLES[name].items():
        body, heads = text.split("→")
        yield from (EntailmentRule(rule, atoms(body), head) for head in atoms(heads))


TABLES: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("rules.toml").read_text("utf-8"))
EQUALITY: Final = tuple(_table("equality"))
AXIOMS: Final = tuple(_table("axioms"))
SCHEMA: Final = tuple(_table("schema"))

#: Every rule that the engine has, by the standard's name.
RULE_NAMES: Final = {*TABLES["lists"].split(), *TABLES["equality"], *TABLES["axioms"], *TABLES["schema"]}
#: Rules of the standard that produce triples and are left out, with the reason.
LEFT_OUT: Final[dict[str, str]] = TABLES["left_out"]
#: Rules that are no ground for further rules.
WITHOUT_EFFECT_ON_INSTANCES: Final = frozenset(TABLES["without_effect_on_instances"].split())

_PREMISES: Final = tuple(atom for rule in (*AXIOMS, *SCHEMA) for atom in rule.body)
#: An axiom that a rule reads is a triple of one of these predicates, or says that a thing is of one of
#: these classes.
SCHEMA_PREDICATES: Final = {p for _, p, _ in _PREMISES if not isinstance(p, Variable) and p != TYPE} | {
    *(vocabulary.FIRST, vocabulary.HAS_KEY, vocabulary.INTERSECTION_OF, vocabulary.ONE_OF),
    *(vocabulary.PROPERTY_CHAIN_AXIOM, vocabulary.REST, vocabulary.UNION_OF),
}
SCHEMA_CLASSES: Final = {o for _, p, o in _PREMISES if not isinstance(o, Variable) and p == TYPE}


def is_axiom(atom: Atom) -> bool:
    """Whether a triple, or an atom of the tables, is an axiom that a rule reads."""
    _, predicate, object_ = atom
    return predicate in SCHEMA_PREDICATES or (predicate == TYPE and object_ in SCHEMA_CLASSES)
