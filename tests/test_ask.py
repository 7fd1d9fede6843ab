"""Words to answers: the questions of `tests/cases/ask`, how they are said, and words that fit nothing."""

from __future__ import annotations

import csv
import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kela_graph
from kela_graph import terms, wording
from kela_graph.ask import AskReply, ask, grammar
from kela_graph.ask.grammar import Intent
from kela_graph.ask.reply import Lookup
from kela_graph.ask.sentences import reasons
from kela_graph.errors import InputError
from kela_graph.graph import describe
from kela_graph.search import Index

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    Run = Callable[..., tuple[int, str, str]]

CASES = Path(__file__).parent / "cases" / "ask"
OTHER = Path(__file__).parent / "other_body"


def cases(where: Path = CASES) -> list[tuple[str, str, str]]:
    """Return the language, the words and what is wanted of each case of a folder."""
    found = []
    for path in sorted(where.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            found += [(path.stem, row["words"], row["wanted"]) for row in rows]
    return found


#: All cases, and of the further ones each sixth where not all are to be tried.
TRIED = [
    *(pytest.param(*case) for case in cases()),
    *(
        pytest.param(*case, marks=[pytest.mark.slow] if number % 6 else [])
        for number, case in enumerate(cases(CASES / "more"))
    ),
]


@pytest.fixture(scope="module")
def index(kela: Dataset) -> Index:
    return Index(kela)


@pytest.fixture(scope="module")
def other() -> Dataset:
    return kela_graph.load(OTHER)


def missing(reply: AskReply, wanted: str, dataset: Dataset) -> list[str]:
    """Return what is wanted of a reply and not there."""
    statements = [statement for answer in reply.answers for statement in answer.statements]
    named = {terms.short(dataset, term) for statement in statements for term in statement.terms}
    named |= {terms.short(dataset, answer.match.term) for answer in reply.answers if answer.match}
    holds = {f"names={name}" for name in named}
    holds |= {f"paragraph={s.source.number}" for s in statements if s.source and s.source.number}
    holds |= {"basis=read" if s.reading else "basis=stated" for s in statements if s.basis}
    holds |= {"silent"} if reply.answers and all(answer.silent for answer in reply.answers) else set()
    holds |= {"ambiguous"} if reply.ambiguous else set()
    queries = {f"query={answer.query}" for answer in reply.answers}
    lacking = []
    for want in wanted.split():
        if want.startswith("query="):
            fits = queries & {f"query={name}" for name in want.removeprefix("query=").split("|")}
        else:
            fits = holds & {want}
        if not fits:
            lacking.append(want)
    return lacking + (["not silent"] if "silent" in holds and "silent" not in wanted.split() else [])


def tells_what_is_missing(reply: AskReply, language: str, rest: str) -> None:
    """Hold that a word is told as not answered, before anything else, or that the source is silent."""
    silent = bool(reply.answers) and all(answer.silent for answer in reply.answers)
    assert rest in reply.unanswered or silent
    assert not reply.answered
    assert silent or (reply.remark or "").startswith(
        wording.text("ask.remarks.unanswered", [language], words="")[:10]
    )


def is_gap_or_refused(reply: AskReply, language: str) -> None:
    """Hold that what is denied is answered by a gap only, or refused."""
    assert reply.language == language
    assert {answer.query for answer in reply.answers} <= {"gaps"}
    assert reply.answers or reply.remark == wording.text("ask.remarks.denied", [language])


def kept(folder: str) -> list[tuple[str, str, str]]:
    """Return the language, the words, and the word that is not answered, of cases that no source answers."""
    found = []
    for path in sorted((CASES / folder).glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()[1:]
        found += [(path.stem, *f"{line}\t".split("\t")[:2]) for line in lines]
    return found


def test_questions_that_no_source_answers_are_kept_for_each_language() -> None:
    for folder, number in (("unanswerable", 50), ("negated", 20)):
        for language in ("fi", "sv", "en"):
            lines = (CASES / folder / f"{language}.tsv").read_text(encoding="utf-8").splitlines()[1:]
            words = [line.partition("\t")[0] for line in lines]
            assert len(words) == len(set(words)) == number
            # What is not accounted for is named as it is typed.
            assert all(not rest or rest in line for line in lines for rest in line.split("\t")[1:])


def test_each_language_has_its_questions() -> None:
    for language in ("fi", "sv", "en"):
        assert sum(tag == language for tag, _, _ in cases()) >= 10


@pytest.mark.sample(every=5)
@pytest.mark.parametrize(("language", "words", "rest"), kept("unanswerable"))
def test_what_no_source_says_is_told_first(
    language: str, words: str, rest: str, kela: Dataset, index: Index
) -> None:
    tells_what_is_missing(ask(kela, words, index=index), language, rest)


@pytest.mark.sample(every=5)
@pytest.mark.parametrize(("language", "words", "rest"), kept("negated"))
def test_what_is_denied_is_a_gap_or_refused(
    language: str, words: str, rest: str, kela: Dataset, index: Index
) -> None:
    assert rest == ""
    is_gap_or_refused(ask(kela, words, index=index), language)


@pytest.mark.parametrize(("language", "words", "wanted"), TRIED, ids=lambda value: str(value)[:50])
def test_a_question_gets_the_wanted_answer(
    language: str, words: str, wanted: str, kela: Dataset, index: Index
) -> None:
    reply = ask(kela, words, index=index)
    assert missing(reply, wanted, kela) == []
    assert reply.language == language
    assert reply.unanswered == ()


@pytest.mark.sample(every=12)
@pytest.mark.parametrize(("language", "words", "wanted"), TRIED, ids=lambda value: str(value)[:50])
def test_the_command_gives_what_the_sentences_tell(
    language: str, words: str, wanted: str, kela: Dataset, index: Index, run_cli: Run
) -> None:
    for answer in ask(kela, words, index=index).answers:
        program, *arguments = shlex.split(answer.command)
        assert program == "kela-graph"
        code, out, _ = run_cli(*arguments, *([] if answer.query == "describe" else ["--format", "csv"]))
        assert code == 0
        if answer.silent:
            assert len(out.splitlines()) <= 1
        else:
            told = {str(term) for statement in answer.statements for term in statement.terms}
            # What was asked for stands in the command, and the organisation itself in no count.
            asked = {str(answer.match.term) if answer.match else str(describe(kela).root)}
            assert all(iri in out for iri in told - asked)


def test_reasons_that_differ_in_a_name_only_are_told_once(kela: Dataset, index: Index) -> None:
    (answer,) = ask(kela, "kuka vastaa viestinnästä", index=index).answers
    assert [s.why for s in answer.statements] == [
        None,
        "Kappale 15 jakaa viestinnän lajeihin, ja kappale 13 nimeää viestinnän kokonaisuutena; "
        "asiakasviestintä on tulkittu sen osaksi. "
        "Epäselvyys: viestintä on kahden yksikön vastuulla. Samoin: mediaviestintä ja työyhteisöviestintä.",
    ]


def test_other_reasons_are_told_each(kela: Dataset) -> None:
    fi, sv, en = (Lookup(kela, grammar.read(""), tag, tag) for tag in ("fi", "sv", "en"))
    given = [
        ("Tax", "Tax is late."),
        ("Post", "Post is late."),
        ("Rail", "Rail is early."),
        ("Ports", "Nobody knows."),
    ]
    assert reasons(en, given) == "Tax is late. Likewise: Post. Rail is early. Nobody knows."
    assert reasons(sv, [("Post", "Ingen vet."), ("Hamn", "Ingen vet.")]) == "Ingen vet."
    assert reasons(fi, []) is None


@pytest.mark.parametrize("words", ["onko Kelalla viestintäyksikköä", "is there a contact centre", "är FPA"])
def test_whether_there_is_one_thing_is_answered_with_what_is_known_of_it(
    words: str, kela: Dataset, index: Index
) -> None:
    reply = ask(kela, words, index=index)
    plain = ask(kela, words.split(maxsplit=1)[1], lang=reply.language, index=index)
    assert [answer.statements for answer in reply.answers] == [answer.statements for answer in plain.answers]
    assert {answer.verdict for answer in reply.answers} == {"yes"}


def test_things_that_are_asked_for_together_do_not_fit_equally(kela: Dataset, index: Index) -> None:
    reply = ask(kela, "kuka hoitaa perintää ja tutkimusta", index=index)
    assert [terms.short(kela, answer.match.term) for answer in reply.answers if answer.match] == [
        "task:perintaasiat",
        "task:tutkimus",
    ]
    assert not reply.ambiguous
    assert reply.remark is None


@pytest.mark.parametrize(
    "words", ["perintä ja zebrat", "zebrat ja perintä", "perintä ja perintäasiat", "ja perintä", "perintä ja"]
)
def test_what_is_named_on_one_side_only_is_answered_by_itself(
    words: str, kela: Dataset, index: Index
) -> None:
    answers = ask(kela, words, index=index).answers
    assert "task:perintaasiat" in {terms.short(kela, a.match.term) for a in answers if a.match}
    assert len({a.match.term for a in answers if a.match}) == len(answers)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("kuka vastaa puhelinpalvelusta", "Puhelinpalvelusta vastaa Yhteyskeskus"),
        ("kuka hoitaa perintää", "Perintäasioita hoitaa Perintäkeskus"),
        (
            "kuka vastaa viestinnästä",
            "Viestinnästä vastaa Yhteisten palvelujen tulosyksikkö (annettu esimerkkinä)",
        ),
        ("mitä Johdon tukiyksikkö tekee", "Johdon tukiyksikkö tukee Kelan johtoa"),
        ("mihin Perintäkeskus kuuluu", "Perintäkeskus kuuluu yksikköön Yhteisten palvelujen tulosyksikkö"),
        ("mikä yksikkö toimii Lieksassa", "Yhteyskeskus toimii Lieksassa"),
        ("mikä on Yhteyskeskus ruotsiksi", "Yhteyskeskus on ruotsiksi Kontaktcentret"),
        (
            "vem ansvarar för statistik",
            "Resultatenheten för gemensamma tjänster ansvarar bland annat för statistikföring",
        ),
        (
            "var finns Kontaktcentret",
            "Kontaktcentret finns i Jakobstad, Joensuu, Jyväskylä, Kemijärvi och Lieksa",
        ),
        ("vad gör Indrivningscentret", "Indrivningscentret sköter indrivningsärenden"),
        ("vem lyder under generaldirektören", "Intern revision lyder under generaldirektören"),
        ("who handles recovery", "Overpayment Recovery Centre handles recovery matters"),
        (
            "who is responsible for research",
            "Shared Services business unit is responsible for research, among other things",
        ),
        ("who heads Internal Audit", "Internal Audit works under the Director General"),
        (
            "how many operational units are there",
            "3 – Number of Kela's operational units: the source says 3 and lists 2, and 3 are recorded",
        ),
    ],
)  # fmt: skip
def test_sentences(words: str, text: str, kela: Dataset, index: Index) -> None:
    reply = ask(kela, words, index=index)
    assert text in [statement.text for answer in reply.answers for statement in answer.statements]


def test_a_reading_says_so_and_why(kela: Dataset, index: Index) -> None:
    (answer,) = ask(kela, "is the Customer Contact Centre part of Customer Relations?", index=index).answers
    (statement,) = answer.statements
    assert statement.reading
    assert statement.basis_label == "read from context"
    assert statement.why is not None
    assert statement.source is not None
    assert statement.source.dated == "Tulosyksiköt (undated), paragraph 11"


def test_silence_says_what_a_name_suggests(kela: Dataset, index: Index) -> None:
    (answer,) = ask(kela, "who is responsible for disability pensions", index=index).answers
    assert answer.silent
    assert answer.silence == "The source does not say who answers for disability pensions"
    (statement,) = answer.statements
    assert statement.text == "By its name, Centre for Disability Pensions is about disability pensions"
    assert statement.reading


def test_what_fits_equally_is_told_together(kela: Dataset, index: Index) -> None:
    reply = ask(kela, "recovery", index=index)
    assert reply.ambiguous
    assert reply.remark == "The words fit several things equally:"
    assert [answer.query for answer in reply.answers] == ["who-is-responsible", "responsibilities"]


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("viestintä", "who-is-responsible"),
        ("Yhteyskeskus", "responsibilities"),
        ("Kela Ahvenanmaa", "unit-tree"),
        ("Joensuu", "places"),
        ("pääjohtaja", "reports-to"),
        ("ratkaisukeskus", "units"),
        ("kappale 11", "paragraph"),
        ("tulkkauspalvelut", "who-is-responsible"),
        ("Kela", "unit-tree"),
    ],
)
def test_a_name_alone_gets_the_question_that_fits_it(
    words: str, query: str, kela: Dataset, index: Index
) -> None:
    assert [answer.query for answer in ask(kela, words, index=index).answers] == [query]


def test_the_language_may_be_chosen(kela: Dataset, index: Index) -> None:
    reply = ask(kela, "kuka vastaa puhelinpalvelusta", lang="sv", index=index)
    assert reply.language == "sv"
    assert reply.answers[0].statements[0].text == "Kontaktcentret ansvarar för telefonservice"
    assert reply.answers[0].command.endswith("--lang sv")


@pytest.mark.parametrize(
    "words", ["mikä on", "what is the", "\x1b[31m\x00", "xyzzy qwert", "kiitos", "who", "wer ist das"]
)
def test_words_that_fit_nothing_get_no_answer_but_a_remark(words: str, kela: Dataset, index: Index) -> None:
    reply = ask(kela, words, index=index)
    assert reply.answers == ()
    assert reply.remark


def test_hidden_characters_do_no_harm(kela: Dataset, index: Index) -> None:
    reply = ask(kela, "\u202ekuka \x07vastaa\u200f puhelinpalvelusta\x1b", index=index)
    assert reply.answers[0].query == "who-is-responsible"


@pytest.mark.parametrize("words", ["", "   ", "?!", "\u202e\u200f"])
def test_no_word_at_all_is_an_error(words: str, kela: Dataset, index: Index) -> None:
    with pytest.raises(InputError, match="no word"):
        ask(kela, words, index=index)


def test_what_is_no_text_is_an_error(kela: Dataset, index: Index) -> None:
    with pytest.raises(InputError, match="no text"):
        ask(kela, 5, index=index)  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["de", "zh-Hant", "not a tag", ""])
def test_a_language_that_nobody_speaks_here_is_an_error(lang: str, kela: Dataset, index: Index) -> None:
    with pytest.raises(InputError, match="language"):
        ask(kela, "viestintä", lang=lang, index=index)


def test_too_many_characters_are_told(kela: Dataset, index: Index) -> None:
    reply = ask(kela, "a " * 5_000, index=index)
    assert reply.answers == ()
    assert "500" in (reply.remark or "")


def test_many_words_are_answered_soon(kela: Dataset, index: Index) -> None:
    assert ask(kela, "kuka " * 60 + "vastaa viestinnästä", index=index).answers


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("vem sköter lotsning", "Norra lotsstationen sköter lotsning"),
        ("who handles pilotage", "Northern Pilot Station handles pilotage"),
        ("vart hör Kranlaget", "Kranlaget hör till Hamnavdelningen"),
        ("kuka vastaa: farleder", None),
    ],
)
def test_another_body_is_answered_in_its_own_names(words: str, text: str | None, other: Dataset) -> None:
    reply = ask(other, words)
    told = [statement.text for answer in reply.answers for statement in answer.statements]
    assert told if text is None else text in told


@pytest.mark.parametrize(
    ("words", "intent", "language"),
    [
        ("kuka vastaa viestinnästä", Intent.WHO, "fi"),
        ("vad gör Kontaktcentret", Intent.DOES, "sv"),
        ("what does X do", Intent.DOES, "en"),
        ("mihin yksikköön X kuuluu", Intent.PART, "fi"),
        ("vilka enheter hör till X", Intent.UNITS, "sv"),
        ("how many units", Intent.COUNT, "en"),
        ("puhelinpalvelu", Intent.ANY, None),
    ],
)
def test_what_words_ask(words: str, intent: Intent, language: str | None) -> None:
    question = grammar.read(words)
    assert (question.intent, question.language) == (intent, language)


def test_the_command_answers(run_cli: Run) -> None:
    code, out, err = run_cli("ask", "kuka", "vastaa", "puhelinpalvelusta?")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "Puhelinpalvelusta vastaa Yhteyskeskus."
    assert "sanotaan lähteessä; Tulosyksiköt (päiväämätön), kappale 11" in out
    assert "$ kela-graph query who-is-responsible -p task=task:puhelinpalvelu --lang fi" in out


@pytest.mark.parametrize(
    ("words", "plain", "required"),
    [("viestintä", 0, 0), ("kuka vastaa työkyvyttömyyseläkkeistä", 0, 1), ("xyzzy", 0, 1)],
)
def test_exit_codes(words: str, plain: int, required: int, run_cli: Run) -> None:
    assert run_cli("ask", words)[0] == plain
    assert run_cli("ask", "--require-rows", words)[0] == required


def test_nothing_found_is_told_apart(run_cli: Run) -> None:
    code, out, err = run_cli("ask", "who is responsible for xyzzy")
    assert (code, out) == (0, "")
    assert err.startswith("The source says nothing about: xyzzy.")


def test_json_has_its_keys(run_cli: Run) -> None:
    told = json.loads(run_cli("ask", "recovery", "--format", "json")[1])
    assert set(told) == {
        "words",
        "language",
        "ambiguous",
        "remark",
        "answers",
        "others",
        "source",
        "unanswered",
    }
    first = told["answers"][0]
    assert set(first) == {
        "about", "query", "parameters", "silent", "silence", "verdict", "statements", "command"
    }  # fmt: skip
    assert first["statements"][0]["paragraph"] == 13
    assert first["statements"][0]["reading"] is False


def test_the_command_names_the_folder_that_was_asked(run_cli: Run) -> None:
    out = run_cli("ask", "pilotage", "--root", str(OTHER))[1]
    (command,) = [line for line in out.splitlines() if line.startswith("$ ")]
    assert shlex.split(command)[-2:] == ["--root", str(OTHER)]
    code, rows, _ = run_cli(*shlex.split(command)[2:])
    assert code == 0
    assert "Northern Pilot Station" in rows


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_terminal_shows_all_within_its_width(
    columns: int, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kela_graph.cli import output

    monkeypatch.setattr(output, "is_terminal", lambda target: target is None)
    monkeypatch.setenv("COLUMNS", str(columns))
    code, out, _ = run_cli("ask", "kuka vastaa viestinnästä")
    assert code == 0
    lines = [line for line in out.splitlines() if not line.startswith("$ ")]
    assert max(map(len, lines)) <= columns
    assert "kappale 15" in " ".join(" ".join(lines).split())


def test_markdown_is_escaped(run_cli: Run) -> None:
    out = run_cli("ask", "kuka vastaa viestinnästä", "--format", "markdown")[1]
    assert "- Viestinnästä vastaa Yhteisten palvelujen tulosyksikkö" in out
    assert ".\\*" in out
    assert "```console\n$ kela-graph query who-is-responsible" in out
