"""Questions to two other bodies, one written by hand and one of three hundred units."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import make_body
import pytest

import kela_graph
from kela_graph.ask import AskReply, ask
from kela_graph.search import Index
from tests.conftest import OTHER_BODY
from tests.test_ask import is_gap_or_refused, missing, tells_what_is_missing

if TYPE_CHECKING:
    from rdflib import Dataset

CASES = Path(__file__).parent / "cases" / "ask"
#: The bodies that are asked, each with its languages.
LANGUAGES = {"other": ("sv", "en"), "made": ("fi", "sv", "en")}
#: How many questions of each kind a body has.
NUMBERS = {"unanswerable": 40, "negated": 20, "answerable": 40}


def cases(kind: str) -> list[tuple[str, str, str, str]]:
    """Return the body, the language, the words and what is wanted of each case of a kind."""
    found = []
    for body in LANGUAGES:
        lines = (CASES / body / f"{kind}.tsv").read_text(encoding="utf-8").splitlines()[1:]
        for line in lines:
            language, words, wanted = f"{line}\t".split("\t")[:3]
            found.append((body, language, words, wanted))
    return found


@pytest.fixture(scope="module")
def other() -> tuple[Dataset, Index]:
    """The body that was written by hand, with its index."""
    dataset = kela_graph.load(OTHER_BODY)
    return dataset, Index(dataset)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, Index]:
    """The body of three hundred units, with its index."""
    folder = tmp_path_factory.mktemp("bodies") / "made"
    make_body.write_body(folder, units=300, seed=1)
    dataset = kela_graph.load(folder)
    return dataset, Index(dataset)


@pytest.fixture
def body(request: pytest.FixtureRequest) -> tuple[Dataset, Index]:
    """One of the bodies."""
    asked: tuple[Dataset, Index] = request.getfixturevalue(request.param)
    return asked


def put(body: tuple[Dataset, Index], words: str) -> AskReply:
    """Ask a body."""
    dataset, index = body
    return ask(dataset, words, index=index)


@pytest.mark.parametrize("kind", NUMBERS)
def test_each_body_has_its_questions(kind: str) -> None:
    found = cases(kind)
    assert len({(name, words) for name, _, words, _ in found}) == len(found)
    assert Counter(name for name, *_ in found) == dict.fromkeys(LANGUAGES, NUMBERS[kind])
    assert {(name, language) for name, language, *_ in found} == {
        (name, language) for name, languages in LANGUAGES.items() for language in languages
    }


@pytest.mark.sample(every=10)
@pytest.mark.parametrize(("body", "language", "words", "rest"), cases("unanswerable"), indirect=["body"])
def test_what_a_body_does_not_say_is_told_first(
    body: tuple[Dataset, Index], language: str, words: str, rest: str
) -> None:
    assert rest in words
    tells_what_is_missing(put(body, words), language, rest)


@pytest.mark.sample(every=10)
@pytest.mark.parametrize(("body", "language", "words", "rest"), cases("negated"), indirect=["body"])
def test_what_is_denied_of_a_body_is_a_gap_or_refused(
    body: tuple[Dataset, Index], language: str, words: str, rest: str
) -> None:
    assert rest == ""
    is_gap_or_refused(put(body, words), language)


@pytest.mark.sample(every=10)
@pytest.mark.parametrize(("body", "language", "words", "wanted"), cases("answerable"), indirect=["body"])
def test_a_question_to_a_body_gets_the_wanted_answer(
    body: tuple[Dataset, Index], language: str, words: str, wanted: str
) -> None:
    reply = put(body, words)
    assert missing(reply, wanted, body[0]) == []
    assert reply.language == language
    assert reply.unanswered == ()
