"""What is typed, compared with names: folding, forms of words, and how well names fit."""

from __future__ import annotations

import pytest

from kela_graph.matching.matcher import FORM, LATER, Matcher
from kela_graph.matching.words import all_folded, folded, is_form, telling, words_of


def test_folding() -> None:
    assert folded("Hälso- och\tSJUKVÅRD") == "halso- och sjukvard"
    assert folded("ﬁ ß Ø") == "fi ss o"
    assert all_folded(["Å\nB", "", " \u2028 ", "C\x00D"]) == ["a b", "", "", "c d"]
    assert words_of("FPA:s ledning, Kela’s") == ("fpa", "ledning", "kela")
    assert telling(("vem", "ansvarar", "for", "ledning", "ledning")) == ("ledning",)


@pytest.mark.parametrize(
    ("language", "word", "forms"),
    [
        ("fi", "perintakeskus", "perintakeskuksen perintakeskuksesta perintakeskusta perintakeskukset"),
        ("fi", "neuvonta", "neuvonnan neuvonnasta neuvontaan"),
        ("fi", "viestintayksikko", "viestintayksikon viestintayksikolle viestintayksikot"),
        ("fi", "toiminnallinen", "toiminnallisen toiminnallista toiminnallisia toiminnallisten"),
        ("fi", "asiat", "asia asioiden asioita"),
        ("fi", "hankinnat", "hankintojen hankinnoista"),
        ("fi", "elakkeet", "elake elakkeista elakkeiden"),
        ("fi", "etuuspalvelujen", "etuuspalvelut etuuspalvelu etuuspalveluissa"),
        ("fi", "kansainvalisten", "kansainvalinen kansainvalisista"),
        ("fi", "johdon", "johto johdosta johtoon"),
        ("fi", "yhteyspiste", "yhteyspisteeseen yhteyspisteen"),
        ("fi", "pietarsaari", "pietarsaaren pietarsaaressa"),
        ("fi", "oikeus", "oikeuden oikeutta oikeuksia"),
        ("fi", "kela", "kelan kelassa kelallakin"),
        ("sv", "kontaktcentret", "kontaktcentrets kontaktcenter"),
        ("sv", "kundserviceenheten", "kundserviceenhet kundserviceenheterna kundserviceenhetens"),
        ("sv", "personaltjanster", "personaltjanst personaltjansterna"),
        ("sv", "indrivning", "indrivningen indrivningens"),
        ("sv-FI", "regional", "regionala regionalt"),
        ("en", "centre", "centres center"),
        ("en", "services", "service"),
        ("en", "body", "bodies"),
    ],
)
def test_forms(language: str, word: str, forms: str) -> None:
    assert [form for form in (word, *forms.split()) if not is_form(form, word, language)] == []


@pytest.mark.parametrize(
    ("language", "word", "others"),
    [
        ("fi", "viestinta", "viestina viestint viestin viestinnta vistinta"),
        ("fi", "perintakeskus", "perintakesku perintakesus perintakesuksen perinta keskus"),
        ("fi", "puhelinpalvelu", "puhelin palvelu puhelinpalvelx"),
        ("sv", "kommunikation", "kommunikatio kommuniktion"),
        ("sv", "enhet", "enh"),
        ("sv", "indrivningscentret", "indrivningcentret indrivning"),
        ("en", "centre", "centr cent"),
        ("en", "bus", "bu"),
        ("de", "kela", "kelan kelas"),
        ("", "kela", "kelan"),
    ],
)
def test_what_is_no_form(language: str, word: str, others: str) -> None:
    assert [other for other in others.split() if is_form(other, word, language)] == []


NAMES = [("keskus", "fi"), ("Perintäkeskus", "fi"), ("kappale 6", "fi"), ("Kanta-palvelut", "fi"), ("p6", "")]


def test_words_are_alike() -> None:
    matcher = Matcher(NAMES)
    assert matcher.like("keskus")["keskus"] == (1, 1)
    like = matcher.like("keskuksen")
    assert like.keys() == {"keskus", "perintakeskus"}
    assert like["keskus"] == (FORM, 1)
    assert like["perintakeskus"].score == FORM * LATER
    assert like["perintakeskus"].share == pytest.approx(6 / 13)
    assert matcher.like("printakeskus").keys() >= {"perintakeskus"}
    assert matcher.like("6").keys() == {"6"}
    assert matcher.like("7") == {}
    assert matcher.like("kap").keys() == {"kappale"}
    assert matcher.like("kus") == matcher.like("k") == {}


def test_a_name_in_full_fits_best() -> None:
    matcher = Matcher(NAMES)
    assert max(matcher.fits(("kappale", "6"))) == (1, 2)
    assert max(matcher.fits(("kantapalvelut",))) == (1, 3)
    assert max(matcher.fits(("perintakeskusta",)))[1] == 1
    assert list(matcher.fits(("zebra",))) == []
    assert list(Matcher([]).fits(("zebra",))) == []
