"""Tables: their rows are the graph's, their CSV is described by CSVW, and no text of theirs is run."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import csvw
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib import ORG, RDF, SKOS, Graph, Literal, URIRef

import kela_graph
from kela_graph import queries
from kela_graph.errors import InputError, ParseError
from kela_graph.exports import csv_files, directory, tables
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    Cli = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parents[2]
ID = "https://w3id.org/kela-graph/id/"
NAMES = ["units", "responsibilities", "tasks", "sources", "doubts", "readings", "counts", "org"]

#: Texts that a spreadsheet, a shell or a page would make something of.
HOSTILE = [
    "=cmd()",
    "+1+1",
    "-2",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "＝1",
    "'=1",
    "''",
    '"quoted", and; more',
    "a|b",
    "<script>alert(1)</script>",
    "\u202eabc\u200f",
    "two\nlines",
]


@pytest.fixture
def hostile(body: Path) -> Dataset:
    """The other body, with tasks that have hostile names."""
    lines = ["@prefix resp: <https://w3id.org/kela-graph/responsibility#> ."]
    lines.append("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .")
    for number, text in enumerate(HOSTILE):
        lines.append(f"<https://example.org/sago/id/x{number:02}> a resp:Task ;")
        lines.append(f"  skos:prefLabel {Literal(text, lang='sv').n3()} .")
    (body / "data" / "hostile.ttl").write_text("\n".join(lines), encoding="utf-8")
    return kela_graph.load(body)


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def described(found: tuple[tables.Table, ...], dataset: Dataset, folder: Path) -> csvw.CSVW:
    """The tables as the package csvw reads them from a folder, by their metadata."""
    directory.write(csv_files.files(found, dataset), folder, csv_files.METADATA)
    read = csvw.CSVW(str(folder / csv_files.METADATA), validate=True)
    assert read.is_valid
    assert [str(warning.message) for warning in read.warnings] == []
    assert read.t.check_referential_integrity(strict=True)
    return read


# -- What stands in them --------------------------------------------------------------------------


def test_the_tables_stand_in_their_order(kela: Dataset, sago: Dataset) -> None:
    for dataset, sizes in ((kela, (22, 23, 23, 17, 15, 24, 3, 376)), (sago, (9, 9, 8, 10, 2, 12, 2, 129))):
        found = tables.read(dataset)
        assert [table.name for table in found] == NAMES
        assert tuple(len(table.rows) for table in found) == sizes


def test_a_row_of_each_table_as_people_would_write_it(kela: Dataset) -> None:
    found = {table.name: table for table in tables.read(kela, "en")}
    rows = {name: {row[0][0]: row for row in table.rows} for name, table in found.items()}
    unit = dict(
        zip((c.name for c in found["units"].columns), rows["units"][f"{ID}perintakeskus"], strict=True)
    )
    assert {
        name: unit[name] for name in ("label", "typeLabel", "typeBasis", "parentLabel", "sourceLabel")
    } == {
        "label": ("Overpayment Recovery Centre",),
        "typeLabel": ("recovery centre",),
        "typeBasis": ("read from the name",),
        "parentLabel": ("Shared Services business unit",),
        "sourceLabel": ("Tulosyksiköt, 13",),
    }
    shared = rows["responsibilities"][f"{ID}r10"]
    assert shared[8] == ("customers", "staff", "stakeholders")
    assert shared[6] == ("ICT services",)
    assert rows["tasks"]["https://w3id.org/kela-graph/task/viestinta"][5] == ("2",)
    assert rows["sources"]["https://w3id.org/kela-graph/source/tulosyksikot#p2"][3:] == (
        ("undated",),
        ("2",),
        (
            "A sentence that goes on to paragraph 5: Kela's line organisation is made up of four business "
            "units and also three operational units. The number of business units is given here.",
        ),
    )


def test_units_are_those_of_the_question(kela: Dataset) -> None:
    told = {(str(row["unit"]), str(row["label"]), str(row["type"])) for row in queries.run("units", kela)}
    table = tables.find(tables.read(kela), "units")
    assert {(row[0][0], row[1][0], row[2][0]) for row in table.rows} == told


def test_responsibilities_are_those_of_the_graph(kela: Dataset) -> None:
    table = tables.find(tables.read(kela), "responsibilities")
    assert {URIRef(key) for key in table.keys} == set(kela.subjects(RDF.type, RESP.Responsibility))
    held = {str(s): str(o) for s, o in kela.subject_objects(RESP.heldBy)}
    assert {row[0][0]: row[1][0] for row in table.rows} == held


def test_heads_and_names_in_the_chosen_language(kela: Dataset) -> None:
    for tag, title, head, name in (("fi", "Yksiköt", "Nimi", "Kela"), ("sv", "Enheter", "Namn", "Kela")):
        table = tables.find(tables.read(kela, tag), "units")
        assert (table.title, table.columns[1].head) == (title, head)
        labels = {row[0][0]: row[1][0] for row in table.rows}
        assert labels[f"{ID}kela"] == {"fi": name, "sv": "Folkpensionsanstalten"}[tag]
    assert tables.find(tables.read(kela, "de"), "units").title == "Yksiköt"


# -- CSV and CSVW ---------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", [None, "en", "sv"])
@pytest.mark.parametrize("which", ["kela", "sago"])
def test_csv_is_valid_by_csvw_and_reads_back(
    which: str, lang: str | None, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    dataset = request.getfixturevalue(which)
    found = tables.read(dataset, lang)
    read = described(found, dataset, tmp_path / "out")
    for table, other in zip(found, read.tables, strict=True):
        for row, values in zip(table.rows, other, strict=True):
            for column, cell in zip(table.columns, row, strict=True):
                assert _texts(values[column.name]) == ([*cell] if column.is_list else _one(column.text(cell)))


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value] if value is not None else []
    return [
        each.unsplit()
        if hasattr(each, "unsplit")
        else str(each).lower()
        if isinstance(each, bool)
        else str(each)
        for each in values
    ]


def _one(text: str) -> list[str]:
    return [text] if text else []


def test_the_metadata_tells_keys_and_references(kela: Dataset) -> None:
    found: dict[str, Any] = json.loads(csv_files.metadata(tables.read(kela), kela))
    assert found["dc:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    assert found["dc:source"] == {"@id": "https://w3id.org/kela-graph/dataset/0.1.0"}
    schemas = {table["url"]: table["tableSchema"] for table in found["tables"]}
    assert schemas["units.csv"]["primaryKey"] == "unit"
    references = {
        key["columnReference"]: key["reference"]["resource"]
        for key in schemas["responsibilities.csv"]["foreignKeys"]
    }
    assert references == {"unit": "units.csv", "task": "tasks.csv"}
    columns = {column["name"]: column for column in schemas["tasks.csv"]["columns"]}
    assert columns["units"]["datatype"] == "integer"
    assert columns["label"]["titles"] == {"und": "label", "en": "Name", "fi": "Nimi", "sv": "Namn"}
    assert columns["match"]["separator"] == " "


def rdf(read: csvw.CSVW) -> set[tuple[Any, ...]]:
    """The RDF of tables in minimal mode (CSV2RDF, section 4.4), of cells as the package csvw reads them."""
    found = set()
    for table in read.tables:
        columns = [each for each in table.tableSchema.columns if not each.inherit("suppressOutput")]
        for row in table.iterdicts():
            for column in columns:
                if column.propertyUrl and row[column.name] is not None and not table.suppressOutput:
                    about = table.tableSchema.aboutUrl.expand(**row)
                    value = column.valueUrl.expand(**row) if column.valueUrl else None
                    tag = column.lang if column.lang != "und" else None
                    said = URIRef(value) if value else Literal(row[column.name], tag)
                    found.add((URIRef(about), URIRef(column.propertyUrl.expand(**row)), said))
    return found


@pytest.mark.parametrize("lang", [None, "en"])
@pytest.mark.parametrize("which", ["kela", "sago"])
def test_the_rdf_of_csv_is_that_of_org(
    which: str, lang: str | None, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    dataset = request.getfixturevalue(which)
    wanted = Graph().parse(data=kela_graph.export(dataset, profile="org"), format="turtle")
    assert rdf(described(tables.read(dataset, lang), dataset, tmp_path / "out")) == set(wanted)
    assert {p for _, p, _ in wanted} > {ORG.subOrganizationOf, ORG.purpose, RDF.type, SKOS.prefLabel}


def test_a_name_in_another_language_has_no_tag(body: Path) -> None:
    """What stands in for a name that is missing is not said in the language of the others."""
    before = metadata_of(kela_graph.load(body), "en-GB")
    (body / "data" / "more.ttl").write_text(
        "<https://example.org/sago/id/x> a <https://w3id.org/kela-graph/responsibility#Task> ;\n"
        '  <http://www.w3.org/2004/02/skos/core#prefLabel> "x"@en .\n'
    )
    after = metadata_of(kela_graph.load(body))
    assert [found["tasks.csv"]["label"].get("lang") for found in (before, after)] == ["en", None]
    assert after["units.csv"]["label"]["lang"] == "sv"


def metadata_of(dataset: Dataset, lang: str | None = None) -> dict[str, dict[str, dict[str, Any]]]:
    """The columns that the metadata describes, by file and name."""
    found = json.loads(csv_files.metadata(tables.read(dataset, lang), dataset))["tables"]
    return {
        table["url"]: {column["name"]: column for column in table["tableSchema"]["columns"]}
        for table in found
    }


def test_a_broken_reference_is_seen(kela: Dataset, tmp_path: Path) -> None:
    """That what judges the files speaks where they are wrong."""
    described(tables.read(kela), kela, tmp_path / "out")
    path = tmp_path / "out" / "tasks.csv"
    path.write_bytes(path.read_bytes().replace(b"task/viestinta,", b"task/other,"))
    read = csvw.CSVW(str(tmp_path / "out" / csv_files.METADATA), validate=True)
    with pytest.raises(ValueError, match=r"task/viestinta` not found in table tasks\.csv"):
        read.t.check_referential_integrity(strict=True)


def test_the_same_rows_are_the_same_bytes(kela: Dataset) -> None:
    again = kela_graph.load()
    for one, other in zip(tables.read(kela), tables.read(again), strict=True):
        assert tables.as_csv(one) == tables.as_csv(other)
    assert csv_files.metadata(tables.read(kela), kela) == csv_files.metadata(tables.read(again), again)


def unescaped(text: str) -> str:
    return text[1:] if re.match(r"''*[=+\-@\t\r\n＝＋－＠]", text) else text


@given(st.text())
@example("=1")
@example("'=1")
@example("''")
@example("''+")
def test_what_is_escaped_comes_back(text: str) -> None:
    escaped = tables.escaped(text)
    assert unescaped(escaped) == text
    assert not escaped.startswith(tuple("=+-@\t\r\n＝＋－＠"))


def test_no_text_begins_a_formula(hostile: Dataset) -> None:
    data = tables.as_csv(tables.find(tables.read(hostile), "tasks"))
    names = {row["task"]: row["label"] for row in rows_of(data)}
    for number, text in enumerate(HOSTILE):
        written = names[f"https://example.org/sago/id/x{number:02}"]
        assert not written.startswith(tuple("=+-@\t\r＝"))
        assert unescaped(written) == text


# -- Tables of one's own --------------------------------------------------------------------------

OWN = """#+ summary: Names
#+ title: Names
#+ title@sv: Namn
#+ columns: thing name
#+ heads: Thing | Name
#+ types: thing=anyURI

PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?thing ?name
WHERE { ?thing skos:prefLabel ?name }
ORDER BY ?thing ?name
"""


def test_a_new_file_is_a_new_table(body: Path, run_cli: Cli) -> None:
    folder = body / "queries" / "tables"
    folder.mkdir()
    (folder / "names.rq").write_text(OWN, encoding="utf-8")
    code, out, _ = run_cli("--root", str(body), "export", "--format", "csv", "--table", "names")
    assert code == 0
    (row,) = [row for row in rows_of(out.encode()) if row["thing"].endswith("/nattvakten")]
    assert row["name"] == "Nattvakten, Night Watch"
    assert [table.name for table in tables.read(kela_graph.load(body))] == [*NAMES[:-1], "names", "org"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("#+ heads: Thing | Name", "#+ heads: Thing", "each line of heads needs 2"),
        ("thing=anyURI", "other=anyURI", "gives types to other, which are not columns"),
        (
            "#+ types",
            "#+ properties: other=skos:prefLabel\n#+ types",
            "gives properties to other",
        ),
        ("#+ types", "#+ properties: name=rdfs:label\n#+ types", "has the property rdfs:label: write"),
        ("#+ types", "#+ properties: name={label}\n#+ types", r"has the property \{label\}: write"),
        ("thing=anyURI", "thing=anyURI name=string*\n#+ properties: name=skos:prefLabel", "name, a list"),
        ("#+ title: Names", "#+ title: Names\n#+ key: 3", "its key is 3, which is no number of its columns"),
        ("#+ title: Names", "#+ title: Names\n#+ sort: other", "sorted by other, which is not a column"),
    ],
)
def test_a_header_that_lies_is_told(body: Path, old: str, new: str, told: str) -> None:
    folder = body / "queries" / "tables"
    folder.mkdir()
    (folder / "names.rq").write_text(OWN.replace(old, new), encoding="utf-8")
    with pytest.raises(ParseError, match=told):
        tables.read(kela_graph.load(body))


# -- On the command line --------------------------------------------------------------------------


def test_one_table_as_csv(run_cli: Cli, kela: Dataset, tmp_path: Path) -> None:
    expected = tables.as_csv(tables.find(tables.read(kela, "en"), "tasks"))
    code, out, err = run_cli("export", "--format", "csv", "--table", "tasks", "--lang", "en")
    assert (code, out.encode(), err) == (0, expected, "")
    target = tmp_path / "a.csv"
    assert run_cli("export", "-o", str(target)) == (0, "", "")
    assert target.read_bytes() == tables.as_csv(tables.read(kela)[0])


def test_every_table_into_a_folder(run_cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "out"
    asked = ("export", "--format", "csv", "-o", f"{target}/")
    assert run_cli(*asked) == (0, "", "")
    first = {path.name: path.read_bytes() for path in target.iterdir()}
    assert set(first) == {*(f"{name}.csv" for name in NAMES), "csv-metadata.json", "SHA256SUMS"}
    assert run_cli(*asked) == (0, "", "")
    assert {path.name: path.read_bytes() for path in target.iterdir()} == first
    (target / "mine.txt").write_text("mine")
    code, _, err = run_cli(*asked)
    assert (code, "mine.txt" in err, "--force" in err) == (2, True, True)
    assert run_cli(*asked, "--force")[0] == 0
    assert (target / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("name", ["nothing", "../units", ""])
def test_a_table_that_is_not_there_is_told(run_cli: Cli, name: str) -> None:
    code, out, err = run_cli("export", "--format", "csv", "--table", name)
    assert (code, out) == (2, "")
    assert "choose one of units, responsibilities, tasks, sources" in err


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_table_is_of_the_whole_graph(run_cli: Cli, form: str) -> None:
    for asked in (("id:kela",), ("--profile", "org")):
        code, _, err = run_cli("export", *asked, "--format", form)
        assert (code, "is of the whole graph" in err) == (2, True)


def test_find_names_the_tables(kela: Dataset) -> None:
    with pytest.raises(InputError, match="no table 'x'"):
        tables.find(tables.read(kela), "x")
