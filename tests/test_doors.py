"""At every door, an option or a thing that there is not is told, and never a fault of the program."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest
from rdflib import XSD, BNode, Literal, URIRef

import kela_graph
from kela_graph import checks, queries, show
from kela_graph.ask import ask
from kela_graph.checks import judge
from kela_graph.diff import diff, stream
from kela_graph.errors import InputError
from kela_graph.exports import pictures, tables
from kela_graph.graph import infer
from kela_graph.rdf.inference import REASONERS
from kela_graph.remote.publication import METHODS
from kela_graph.search import Index
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

BASE: Final = "https://w3id.org/kela-graph/"
NOWHERE: Final = "http://localhost:1"

#: What is no option, whatever the option is.
NOTHING: Final = ("pellet", "", 5, None, [], {})

#: What takes the name of an option, how messages call that, and which names there are.
CHOICES: Final[dict[str, tuple[Callable[[Dataset, Any], object], str]]] = {
    "reasoner": (lambda _, it: kela_graph.load(reasoner=it), "reasoner"),
    "reasoner-without-inference": (lambda _, it: kela_graph.load(infer=False, reasoner=it), "reasoner"),
    "reasoner-of-infer": (infer, "reasoner"),
    "engine": (lambda _, it: kela_graph.check(engine=it), "engine"),
    "engine-of-a-dataset": (lambda dataset, it: kela_graph.check(dataset, engine=it), "engine"),
    "engine-of-files": (lambda _, it: judge.check_graphs(["x.ttl"], ["y.ttl"], engine=it), "engine"),
    "method": (lambda dataset, it: kela_graph.publish(dataset, NOWHERE, method=it), "method"),
    "format": (kela_graph.export, "format"),
    "format-of-rows": (lambda dataset, it: queries.run("units", dataset).serialize(it), "format"),
    "format-of-a-picture": (pictures.draw, "format"),
    "form-of-a-difference": (lambda dataset, it: stream(diff(dataset, dataset), it), "form"),
    "severity": (lambda _, it: checks.Report(()).at_least(it), "severity"),
    "question": (lambda dataset, it: kela_graph.run(it, dataset), "question"),
    "profile": (lambda dataset, it: kela_graph.export(dataset, profile=it), "profile"),
    "table": (lambda dataset, it: tables.find(tables.read(dataset), it), "table"),
}
#: What takes the name of an option that may be left out.
OPTIONAL: Final = {"profile"}

#: What takes a language.
LANGUAGES: Final[dict[str, Callable[..., object]]] = {
    "run": partial(kela_graph.run, "units"),
    "export": kela_graph.export,
    "picture": partial(pictures.draw, form="svg"),
    "tables": tables.read,
    "tree": show.tree,
    "unit": partial(show.unit, name="perintakeskus"),
    "paragraph": partial(show.paragraphs, number="13"),
    "ask": partial(ask, words="kela"),
    "find": lambda dataset, lang: Index(dataset).find("kela", lang=lang),
    "diff": lambda dataset, lang: diff(dataset, dataset, lang=lang),
}

#: What else is no value of an option.
OTHERS: Final[dict[str, Callable[[Dataset], object]]] = {
    "root": lambda _: kela_graph.load(5),  # type: ignore[arg-type]
    "root-of-check": lambda _: kela_graph.check(5),  # type: ignore[arg-type]
    "root-of-connect": lambda _: kela_graph.connect(NOWHERE, root=5),  # type: ignore[arg-type]
    "store": lambda _: kela_graph.load(store=5),  # type: ignore[arg-type]
    "folder": lambda _: kela_graph.library("nowhere"),
    "part": lambda _: kela_graph.library(part="nope"),
    "part-that-is-no-name": lambda _: kela_graph.library(part=0),  # type: ignore[arg-type]
    "resource": lambda dataset: kela_graph.export(dataset, resource=5),  # type: ignore[arg-type]
    "resource-nowhere": lambda dataset: kela_graph.export(dataset, resource=URIRef("http://x.example/")),
    "base": lambda dataset: kela_graph.export(dataset, base_iri=5),  # type: ignore[arg-type]
    "query": lambda dataset: kela_graph.sparql(5, dataset),  # type: ignore[arg-type]
    "limit": lambda dataset: queries.limited(queries.run("units", dataset), -1),
    "address": lambda _: kela_graph.connect(5),  # type: ignore[arg-type]
    "address-of-publish": lambda dataset: kela_graph.publish(dataset, 5),  # type: ignore[arg-type]
    "address-for-updates": lambda dataset: kela_graph.publish(dataset, NOWHERE, update_endpoint=5),  # type: ignore[arg-type]
    "words": lambda dataset: Index(dataset).find(5),  # type: ignore[arg-type]
    "thing": lambda dataset: show.thing(dataset, 5),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("value", NOTHING, ids=repr)
@pytest.mark.parametrize("door", CHOICES)
def test_an_option_that_is_nothing_is_told(door: str, value: object, kela: Dataset) -> None:
    choose, called = CHOICES[door]
    if value is None and door in OPTIONAL:
        return
    with pytest.raises(InputError, match=rf"no {called} {repr(value).replace('[', '.').replace('{', '.')}"):
        choose(kela, value)


@pytest.mark.parametrize("lang", ["x y", "", 5, [], "fi!", "-", "\u00e5\u00e4"], ids=repr)
@pytest.mark.parametrize("door", LANGUAGES)
def test_a_language_that_is_no_tag_is_told(door: str, lang: object, kela: Dataset) -> None:
    with pytest.raises(InputError, match="is no language tag: write one such as fi"):
        LANGUAGES[door](kela, lang=lang)


@pytest.mark.parametrize(
    "command",
    ["queries", "check", "export", "show", "find kela", "query units", "ask kela", f"diff {ROOT} {ROOT}"],
)
def test_a_language_that_is_no_tag_is_told_on_the_command_line(
    command: str, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    code, out, err = run_cli(*command.split(), "--lang", "5!")
    assert (code, out) == (2, "")
    assert "'5!' is no language tag" in err


@pytest.mark.parametrize("timeout", ["x", 0, -1, float("nan"), float("inf"), []], ids=repr)
def test_a_limit_of_time_that_is_none_is_told(timeout: Any, kela: Dataset) -> None:
    for door in (
        lambda: kela_graph.sparql("ASK {}", kela, timeout=timeout),
        lambda: kela_graph.connect(NOWHERE, timeout=timeout),
        lambda: kela_graph.publish(kela, NOWHERE, timeout=timeout),
    ):
        with pytest.raises(InputError, match="no limit of time"):
            door()


@pytest.mark.parametrize("door", OTHERS)
def test_what_else_is_nothing_is_told(door: str, kela: Dataset) -> None:
    with pytest.raises(InputError):
        OTHERS[door](kela)


@pytest.mark.parametrize("dataset", [None, "tests/other_body", 5], ids=repr)
def test_what_is_no_dataset_is_told(dataset: Any) -> None:
    for door in (
        partial(kela_graph.run, "units"),
        partial(kela_graph.sparql, "ASK {}"),
        kela_graph.export,
        partial(kela_graph.publish, endpoint=NOWHERE),
        show.tree,
        lambda dataset: diff(dataset, dataset),
    ):
        with pytest.raises(InputError, match="is no dataset"):
            door(dataset)


def test_the_options_that_there_are_pass(kela: Dataset) -> None:
    assert REASONERS == ("rl", "owlrl")
    assert METHODS == ("auto", "update", "graph-store")
    assert kela_graph.library(ROOT / "tests" / "other_body").keys() > kela_graph.library().keys()
    assert kela_graph.export(kela, resource=URIRef(f"{BASE}id/kela"), lang="SV")
    assert kela_graph.run("units", kela, lang=" en-GB ").languages[:2] == ("en-gb", "en")


# -- Things ---------------------------------------------------------------------------------------

#: A resource of each kind that some question asks for, and text that is none.
THINGS: Final = (
    *(f"{BASE}{name}" for name in ("id/perintakeskus", "id/joensuu", "id/paajohtaja", "task/viestinta")),
    *(f"{BASE}{name}" for name in ("kela#ResultUnit", "source/tulosyksikot", "id/d1", "id/nowhere")),
    "http://x.example/",
    "perintakeskus",
    "",
    "a b",
)


def is_kind(dataset: Dataset, thing: str, kind: URIRef | None) -> bool:
    """Whether the graph says that a thing is of a kind, by its own classes and what they are below."""
    above = "rdf:type/rdfs:subClassOf*" if kind else "?any"
    value = kind.n3() if kind else "?value"
    if not thing.startswith("http"):
        return False
    return bool(kela_graph.sparql(f"ASK {{ <{thing}> {above} {value} }}", dataset).truth)


@pytest.mark.parametrize("name", sorted(queries.library()))
def test_a_term_that_is_no_such_thing_is_told(name: str, kela: Dataset) -> None:
    query = queries.find_query(name)
    fitting = {"task": "viestinta", "unit": "kela", "number": 6, "resource": "id:kela"}
    needed = {p.name: fitting[p.name] for p in query.parameters if not p.optional}
    for parameter in query.parameters:
        for thing in THINGS:
            given = {**needed, parameter.name: URIRef(thing)}
            if parameter.kind != XSD.integer and is_kind(kela, thing, parameter.kind):
                assert queries.run(query, kela, **given).parameters[parameter.name] == URIRef(thing)
                continue
            with pytest.raises(InputError, match=rf"^paramet\w+ {parameter.name}: "):
                queries.run(query, kela, **given)
        with pytest.raises(InputError):
            queries.run(query, kela, **{**needed, parameter.name: BNode()})


def test_the_nearest_things_are_named(kela: Dataset) -> None:
    with pytest.raises(InputError, match="did you mean id:perintakeskus"):
        queries.run("places", kela, unit=URIRef(f"{BASE}id/perintakesku"), lang="en")
    with pytest.raises(InputError, match="there is no organisation 'task:viestinta'; did you mean id:viest"):
        queries.run("places", kela, unit=URIRef(f"{BASE}task/viestinta"), lang="en")


@pytest.mark.parametrize(
    "number",
    [
        11,
        "11",
        " 11 ",
        Literal(11),
        Literal("11"),
        Literal("11", lang="fi"),
        Literal("11", datatype=XSD.string),
    ],
    ids=repr,
)
def test_a_literal_number_is_what_a_person_would_type(number: object, kela: Dataset) -> None:
    answer = queries.run("paragraph", kela, number=number)
    assert answer.parameters["number"] == Literal(11)
    assert len(answer) == 11


def test_an_ill_typed_number_is_told(kela: Dataset) -> None:
    for number in (Literal("xi", datatype=XSD.integer), Literal("xi"), Literal(1.5), 1.5, True):
        with pytest.raises(InputError, match=r"parameter number: .* is no whole number"):
            queries.run("paragraph", kela, number=number)


def test_the_label_of_a_row_finds_its_task(kela: Dataset) -> None:
    """In each language, tagged and plain."""
    for lang in ("fi", "sv", "en"):
        for row in queries.run("tasks", kela, lang=lang):
            label = row["label"]
            assert isinstance(label, Literal)
            for typed in (label, Literal(str(label)), Literal(str(label), datatype=XSD.string)):
                answer = queries.run("who-is-responsible", kela, task=typed)
                assert answer.parameters == {"task": row["task"]}
                assert bool(len(answer)) == (row["units"] != Literal(0))
