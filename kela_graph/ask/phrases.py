"""The sentences of answers, from the wording of each language.

Names stand in the nominative, behind a word that bears the case (``tehtävästä ”viestintä”``): no name is
inflected, since nobody can inflect the names of every body.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kela_graph import wording
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib.term import Node


def enumerated(names: Sequence[str], tag: str) -> str:
    """Return names as a list in a sentence."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {say(tag, 'ask.words.and')} {names[-1]}"


def say(tag: str, key: str, *, number: int = 1, **values: object) -> str:
    """Return a text in a language."""
    return wording.text(key, (tag,), number=number, **values)


def in_language(tag: str, named: str) -> str:
    """Return how a language is named in a sentence, ``in Swedish``; the tag of one that has no name here."""
    return say(tag, f"ask.languages.{named}") if named in wording.LANGUAGES else f"({named})"


def in_places(tag: str, names: Sequence[str]) -> str:
    """Return the places that a unit works in, as the sentence on them has them."""
    return say(tag, f"ask.words.{'place' if len(names) == 1 else 'places'}", names=enumerated(names, tag))


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
            told.append(say(tag, "ask.words.likewise", names=enumerated(others, tag)))
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
    named = enumerated([say(tag, "ask.words.quoted_task", name=task) for task in tasks], tag)
    if broad is not None:
        quoted = say(tag, "ask.words.quoted_task", name=broad)
        named += say(tag, "ask.sentences.narrower", number=len(tasks), broad=quoted)
        # What stands in the middle of a sentence ends with a comma too.
        named += say(tag, "ask.words.after_narrower") if asked_of_task else ""
    apart = say(tag, "ask.words.as_example") if example and asked_of_task else ""
    also = say(tag, "ask.words.example") if example and not apart else ""
    key = f"ask.{'done' if asked_of_task else 'does'}.{str(activity).removeprefix(RESP)}"
    told = (
        say(tag, key, number=len(tasks), unit=unit, task=named, example=also)
        if wording.has(key)
        else f"{unit} – {activity_label}: {named}{also}"
    )
    details = [
        say(tag, f"ask.words.{word}", names=enumerated(names, tag))
        for word, names in (("for", audiences), ("in", channels))
        if names
    ]
    details += [apart] if apart else []
    return f"{told} ({', '.join(details)})" if details else told
