"""The sentences of answers, from the tables of the languages.

Names stand in the nominative, behind a word that bears the case (``tehtävästä ”viestintä”``): no name is
inflected, since nobody can inflect the names of every body.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rdflib import URIRef

from kela_graph.ask import language
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib.term import Node


def spoken(tag: str) -> str:
    """Return the language in which sentences are told for a tag: its own, or English."""
    primary = tag.lower().partition("-")[0]
    return primary if primary in language.SPOKEN else language.DEFAULT


def enumerated(names: Sequence[str], tag: str) -> str:
    """Return names as a list in a sentence."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {_word(tag, 'and')} {names[-1]}"


def sentence(tag: str, kind: str, *, number: int = 1, **names: object) -> str:
    """Return a sentence of a kind; the number says whether it tells of one or of several."""
    return language.of(tag).said("sentences", kind, number).format(number=number, **names)


def silence(tag: str, kind: str, name: str) -> str:
    """Return the sentence that says what the source does not say of a thing."""
    return language.of(tag).said("silences", kind).format(name=name)


def remark(tag: str, kind: str, **names: object) -> str:
    """Return what is said about an answer, not in it."""
    return language.of(tag).said("remarks", kind).format(**names)


def in_language(tag: str, named: str) -> str:
    """Return how a language is named in a sentence, ``in Swedish``; its tag where it is none of ours."""
    return language.of(tag).said("languages", named) if named in language.SPOKEN else f"({named})"


def in_places(tag: str, names: Sequence[str]) -> str:
    """Return the places that a unit works in, as the sentence on them has them."""
    return _word(tag, "place" if len(names) == 1 else "places").format(names=enumerated(names, tag))


def reasons(tag: str, given: Sequence[tuple[str, str]]) -> str | None:
    """Return reasons, each once; of those that are the same but for the name in them, the first.

    Args:
        tag: the language.
        given: what each reason is for, by name, and the reason.
    """
    alike: dict[str, dict[str, str]] = defaultdict(dict)
    for name, reason in given:
        alike[reason.replace(name, "\0")].setdefault(reason, name)
    told = []
    for same in alike.values():
        told.append(next(iter(same)))
        if others := list(same.values())[1:]:
            told.append(_word(tag, "likewise").format(names=enumerated(others, tag)))
    return " ".join(told) or None


def responsibility(
    tag: str,
    activity: Node | None,
    activity_label: str,
    unit: str,
    tasks: Sequence[str],
    *,
    asked_of_task: bool,
    example: bool,
    broad: str | None = None,
    audiences: Sequence[str] = (),
    channels: Sequence[str] = (),
) -> str:
    """Return the sentence that tells what a unit does for tasks by one activity.

    Args:
        tag: the language.
        activity: what it does.
        activity_label: how people say that, for an activity that has no sentence here.
        unit: the unit's name.
        tasks: the tasks' names.
        asked_of_task: whether the question was who does it; else it was what the unit does.
        example: whether the source names the tasks only as examples.
        broad: the task that was asked for, where these are narrower ones.
        audiences: the names of those for whom it is done.
        channels: the names of the channels in which it is done.
    """
    quoted = _word(tag, "quoted_task")
    named = enumerated([quoted.format(name=task) for task in tasks], tag)
    if broad is not None:
        named += sentence(tag, "narrower", number=len(tasks), broad=quoted.format(name=broad))
        # What stands in the middle of a sentence ends with a comma too.
        named += _word(tag, "after_narrower") if asked_of_task else ""
    apart = _word(tag, "as_example") if example and asked_of_task else ""
    told = _form(tag, activity, len(tasks), asked_of_task=asked_of_task).format(
        unit=unit,
        task=named,
        activity=activity_label,
        example=_word(tag, "example") if example and not apart else "",
    )
    details = [
        _word(tag, word).format(names=enumerated(names, tag))
        for word, names in (("for", audiences), ("in", channels))
        if names
    ]
    details += [apart] if apart else []
    return f"{told} ({', '.join(details)})" if details else told


def _form(tag: str, activity: Node | None, number: int, *, asked_of_task: bool) -> str:
    """Return the sentence of an activity; a plain one for an activity that the tables do not know."""
    part = "done" if asked_of_task else "does"
    name = str(activity).removeprefix(RESP) if isinstance(activity, URIRef) else ""
    known = language.of(tag).table[part]
    return (
        language.of(tag).said(part, name, number) if name in known else "{unit} – {activity}: {task}{example}"
    )


def _word(tag: str, key: str) -> str:
    return language.of(tag).said("words", key)
