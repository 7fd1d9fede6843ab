"""The rules: each says why it matters, in words of its own."""

from __future__ import annotations

from collections import Counter

import pytest
from rdflib import Graph

from kela_graph.checks.judge import rules_from, rules_of_folder
from kela_graph.folder import open_folder
from kela_graph.wording import LANGUAGES

RULES = rules_of_folder(open_folder())

SHAPE = """
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    <http://a/#One> a sh:NodeShape ;
        sh:targetNode <http://a/thing> ;
        sh:class <http://a/Thing> ;
        sh:message "It is wrong: fix it."@en , "Se on väärin: korjaa se."@fi ;
        %s .
    """


#: The rules that shapes and checks are.
OURS = [rule for rule in RULES.values() if rule.source in ("defects", "shapes")]


def test_every_shape_and_check_says_why_in_three_languages() -> None:
    assert len(OURS) > 100
    for rule in OURS:
        assert sorted(rule.why) == sorted(LANGUAGES), rule.id
        assert len(set(rule.why.values())) == len(LANGUAGES), rule.id
        assert all(text[0].isupper() and text.endswith(".") for text in rule.why.values()), rule.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_shapes_or_checks_have_one_reason(language: str) -> None:
    told = Counter(rule.why[language] for rule in OURS)
    assert [text for text, times in told.items() if times > 1] == []


def test_the_reason_is_no_other_text_of_the_rule() -> None:
    for rule in OURS:
        for language in LANGUAGES:
            assert rule.why[language] not in (rule.summary[language], rule.fix[language]), rule.id


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ('rdfs:comment "For this."@en , "Siksi."@fi', {"en": "For this.", "fi": "Siksi."}),
        ('rdfs:comment "For this."', {"en": "For this."}),
        ('sh:description "For that."@sv', {"sv": "For that."}),
        ('rdfs:comment "For this."@en ; sh:description "For that."@en', {"en": "For that."}),
    ],
)
def test_the_reason_of_a_shape_is_what_it_says_of_itself(said: str, why: dict[str, str]) -> None:
    assert rules_from(Graph().parse(data=SHAPE % said), [])["http://a/#One"].why == why


def test_a_shape_that_says_nothing_of_itself_has_the_general_reason() -> None:
    why = rules_from(Graph().parse(data=SHAPE % "rdfs:comment <http://a/b>"), [])["http://a/#One"].why
    assert why["en"] == "The answers to questions rely on the data meeting this."
    assert sorted(why) == sorted(LANGUAGES)


def test_what_a_shape_looks_for_and_what_to_do_are_the_parts_of_its_message() -> None:
    rule = rules_from(Graph().parse(data=SHAPE % "sh:severity sh:Info"), [])["http://a/#One"]
    assert (rule.severity, rule.source) == ("info", "shapes")
    assert rule.summary == {"en": "It is wrong", "fi": "Se on väärin"}
    assert rule.fix == {"en": "Fix it.", "fi": "Korjaa se."}
