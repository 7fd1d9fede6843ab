"""Made reports: an ordinary one, hostile ones, and a large one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import ORG, RDF, BNode, Literal, URIRef

from kela_graph.checks import Finding, Report
from kela_graph.checks.finding import SEVERITIES, Fixed, Place, Related, Rule, Suppressed

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKED = {
    "files": 2,
    "triples": 30,
    "inferred": 4,
    "shapes": 5,
    "checks": 6,
    "answers": 7,
    "questions": 8,
}
COUNTED = (
    "checked: 30 triples in 2 files and 4 that follow, by 5 shapes, 6 checks and "
    "7 expected answers to 8 questions"
)

PARENT = Rule(
    "UnitShape-parent",
    "shapes",
    "error",
    {"en": "A unit has one parent.", "fi": "Yksiköllä on yksi ylempi yksikkö."},
    {"en": "Sums would count it twice."},
    {"en": "Delete the others.", "fi": "Poista muut."},
)
ORDER = Rule("order", "lint", "warning", {"en": "Subjects stand in order."}, {}, {})
CLEAN = Rule("UnitShape-label", "shapes", "error", {"en": "A unit has a name."}, {}, {})
SYNTAX = Rule("syntax", "syntax", "error", {}, {}, {})
RULES = {rule.id: rule for rule in (PARENT, ORDER, CLEAN, SYNTAX)}

UNIT = URIRef("https://example.org/id/a#unit")
TWO_PARENTS = Finding(
    "UnitShape-parent",
    "error",
    {"fi": "Poista toinen.", "sv": "Ta bort den ena.", "en": "Delete one."},
    UNIT,
    "Yksikkö",
    ORG.subOrganizationOf,
    URIRef("https://example.org/id/b"),
    (
        Related({"en": "the shape"}, at=Place("ontology/shapes.ttl", 7, 1)),
        Related({"en": "the program's own"}),
    ),
    at=Place("data/my units.ttl", 3, 5),
)
DISORDER = Finding("order", "warning", {"en": "b stands before a."}, at=Place("data/my units.ttl", 2))
NAMELESS = Finding("own", "info", {}, BNode("x y"), predicate=RDF.type, value=BNode("z"))

REPORT = Report((TWO_PARENTS, DISORDER, NAMELESS), CHECKED, ("fi", "sv", "en"), True, RULES)
CLEAN_REPORT = Report((), CHECKED, ("fi", "sv", "en"), True, RULES)
BARE_REPORT = Report(())
PASSED_REPORT = Report(
    (TWO_PARENTS,),
    CHECKED,
    ("fi", "sv", "en"),
    True,
    RULES,
    suppressed=(Suppressed(DISORDER, "the order is the source's"),),
    known=(NAMELESS,),
    fixed=(Fixed("order", "c stands before b.", "data/gone.ttl"), Fixed("own", "It was wrong.", None)),
)
UNPARSED = Report(
    (Finding("syntax", "error", {"en": "bad"}, at=Place("a.ttl", 1, 1)),), parsed=False, rules=RULES
)

#: Text that does harm where a report does not escape it.
HOSTILE = {
    "terminal": "a\x1b[31mred\x1b]0;title\x07",
    "terminal-8-bit": "a\x9b31mred",
    "command": "::error file=a.ttl::owned",
    "command-later": "a\n::error::owned\r\n::set-output name=x::y\r",
    "command-old": "##[error]owned ##vso[task.complete]owned",
    "cdata": "]]>owned<!-- --><!CDATA[",
    "pipe": "a | b \\| c \\\\| d |",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "entity": "&lt;&#60;&amp;&copy;",
    "backticks": "`a` ``b``` c`",
    "markdown": "**a** _b_ ~~c~~ [d](https://example.org) ![e](x) # f $g$ @everyone",
    "autolink": "https://example.org/?a=b&c www.example.org a@example.org <https://example.org>",
    "list": "1. a\n- b\n# c\n> d",
    "dashes": "- a",
    "number": "12) a",
    "newline": "a\nb\r\nc\x0bd\x0ce\x85f\u2028g\u2029h",
    "nul": "a\x00b",
    "surrogate": "a\ud800b\udc80",
    "pair-of-surrogates": "a\ud83d\ude00b",
    "right-to-left": "a\u202eb\u200fc\u2066d",
    "byte-order": "\ufeffa\ufffe\uffff",
    "zero-width": "a\u200bb\u00adc",
    "percent": "100% %0A%3A%2C %25",
    "quotes": '\'a\' "b" \\"c\\" \'\'\'d\'\'\' """e"""',
    "backslash": "a\\nb \\u0041 \\U00000041 \\",
    "properties": "a,b:c=d;e",
    "braces": "{0} {{1}} ${{ secrets.X }} %s",
    "path": "../../nowhere/passwd",
    "beyond": "漢字 e\u0301 👩\u200d👩 \U0010ffff",
    "long": "long " * 2000,
}


def hostile_report(text: str) -> Report:
    """A report in which everything that may be hostile is."""
    texts = {"en": text, text: text}
    finding = Finding(
        text,
        "error",
        texts,
        URIRef(f"https://example.org/{text}"),
        text,
        URIRef(f"https://example.org/property#{text}"),
        Literal(text),
        (Related({"en": text}, at=Place(text, 7, 9)),),
        at=Place(text, 3, 5),
    )
    return Report((finding,), CHECKED, ("en",), True, {text: Rule(text, text, "error", texts, texts, texts)})


def many(number: int) -> Report:
    """A report of many findings, no two alike."""

    def findings() -> Iterator[Finding]:
        for index in range(number):
            yield Finding(
                f"rule-{index % 50}",
                SEVERITIES[index * 3 // number],
                {"en": f"The value {index} is wrong.", "fi": f"Arvo {index} on väärä."},
                URIRef(f"https://example.org/{index // 2}"),
                f"Thing {index}",
                RDF.value,
                Literal(index // 3),
                at=Place(f"data/{index % 7}.ttl", index + 1, 1),
            )

    return Report(tuple(findings()), CHECKED)
