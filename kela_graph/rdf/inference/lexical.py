"""Whether a literal is written as its datatype asks, by the lexical spaces of XML Schema 1.1, part 2.

Judged are the datatypes that OWL 2 RL has (Profiles, section 4.2) and XML Schema's dates, times and
durations. Left out are those whose lexical space is every string (`xsd:string`, `xsd:anyURI`, and
`rdfs:Literal`), XML and HTML, and unknown datatypes.

Why not a library's knowledge: rdflib takes `1_000` as an integer, a day as a point in time and
`NaN` as a decimal, and refuses the years before Christ and after 9999; owlrl refuses `INF`; and
Oxigraph refuses integers of 20 digits and `--02-29`, and knows no bounded integers.
"""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal
from rdflib import XSD, URIRef

if TYPE_CHECKING:
    from kela_graph.rdf.inference.vocabulary import Term

#: The bounds of the integers, both included (XML Schema, section 3.4); None where there is no bound.
_INTEGERS: Final[dict[URIRef, tuple[int | None, int | None]]] = {
    XSD.integer: (None, None),
    XSD.nonNegativeInteger: (0, None),
    XSD.positiveInteger: (1, None),
    XSD.nonPositiveInteger: (None, 0),
    XSD.negativeInteger: (None, -1),
    XSD.long: (-(2**63), 2**63 - 1),
    XSD.int: (-(2**31), 2**31 - 1),
    XSD.short: (-(2**15), 2**15 - 1),
    XSD.byte: (-(2**7), 2**7 - 1),
    XSD.unsignedLong: (0, 2**64 - 1),
    XSD.unsignedInt: (0, 2**32 - 1),
    XSD.unsignedShort: (0, 2**16 - 1),
    XSD.unsignedByte: (0, 2**8 - 1),
}

_NUMBER = r"[+-]?(\d+(\.\d*)?|\.\d+)"
_FLOAT = rf"{_NUMBER}([Ee][+-]?\d+)?|[+-]?INF|NaN"
_ZONE = r"(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))"
_YEAR = r"(?P<year>-?([1-9]\d{3,}|0\d{3}))"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0[1-9]|[12]\d|3[01])"
_DATE = f"{_YEAR}-{_MONTH}-{_DAY}"
_TIME = r"(([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?|24:00:00(\.0+)?)"
_MONTHS, _DAYS = r"(\d+Y)?(\d+M)?", r"(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?"
_BASE64 = "[A-Za-z0-9+/] ?"
#: The first character of a name, and any other, without the colon (XML 1.0, section 2.3).
_START: Final = (
    r"A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D"
    r"\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_NAME = _START + r"\-.0-9\u00B7\u0300-\u036F\u203F\u2040"

# Each is compiled where it is needed first: those of names take long.
_PATTERNS: Final = {
    XSD.decimal: _NUMBER,
    XSD.double: _FLOAT,
    XSD.float: _FLOAT,
    XSD.boolean: "true|false|1|0",
    XSD.date: f"{_DATE}{_ZONE}?",
    XSD.dateTime: f"{_DATE}T{_TIME}{_ZONE}?",
    XSD.dateTimeStamp: f"{_DATE}T{_TIME}{_ZONE}",
    XSD.time: f"{_TIME}{_ZONE}?",
    XSD.gYear: f"{_YEAR}{_ZONE}?",
    XSD.gYearMonth: f"{_YEAR}-{_MONTH}{_ZONE}?",
    XSD.gMonth: f"--{_MONTH}{_ZONE}?",
    XSD.gMonthDay: f"--{_MONTH}-{_DAY}{_ZONE}?",
    XSD.gDay: f"---{_DAY}{_ZONE}?",
    XSD.duration: rf"-?P(?=\d|T){_MONTHS}{_DAYS}",
    XSD.yearMonthDuration: rf"-?P(?=\d){_MONTHS}",
    XSD.dayTimeDuration: rf"-?P(?=\d|T){_DAYS}",
    XSD.hexBinary: "([0-9A-Fa-f]{2})*",
    XSD.base64Binary: f"(({_BASE64}){{4}})*(({_BASE64}){{3}}[A-Za-z0-9+/]"
    f"|({_BASE64}){{2}}[AEIMQUYcgkosw048] ?=|{_BASE64}[AQgw] ?= ?=)|",
    XSD.normalizedString: r"[^\t\n\r]*",
    XSD.token: r"([^\t\n\r ]+( [^\t\n\r ]+)*)?",
    XSD.language: "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*",
    XSD.NMTOKEN: f"[{_NAME}:]+",
    XSD.Name: f"[{_START}:][{_NAME}:]*",
    XSD.NCName: f"[{_START}][{_NAME}]*",
}
_INTEGER: Final = re.compile(r"([+-]?)0*(\d+)", re.ASCII)
#: More digits than any bound has; Python takes long to read very long numbers.
_LONG: Final = 20


def is_well_formed(literal: Literal) -> bool:
    """Whether a literal's text is in the lexical space of its datatype, if that is one that is judged."""
    datatype = URIRef(literal.datatype.value)
    if datatype in _INTEGERS:
        value, (least, most) = integer(literal), _INTEGERS[datatype]
        return value is not None and (least is None or least <= value) and (most is None or value <= most)
    pattern = _PATTERNS.get(datatype)
    if pattern is None:
        return True
    match = re.fullmatch(pattern, literal.value, re.ASCII)
    return match is not None and _is_in_calendar(match.groupdict())


def integer(term: Term) -> int | None:
    """Return the value of a literal of a datatype of integers, be it within its bounds or not; else None.

    Of a number with very many digits, it is only some value beyond all bounds.
    """
    if not isinstance(term, Literal) or URIRef(term.datatype.value) not in _INTEGERS:
        return None
    match = _INTEGER.fullmatch(term.value)
    return None if match is None else int(match[1] + match[2][: _LONG + 1])


def _is_in_calendar(parts: dict[str, str | None]) -> bool:
    """Whether a month has the day; a February without a year may be long."""
    month, day, year = (parts.get(name) for name in ("month", "day", "year"))
    if month is None or day is None:
        return True
    # Of the year only the last four digits matter; 2000 was a leap year.
    return int(day) <= calendar.monthrange(int(year[-4:] if year else "2000"), int(month))[1]
