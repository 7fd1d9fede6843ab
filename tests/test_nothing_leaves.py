"""No command asks another machine or opens a file outside of the folder, whatever a stranger put into it.

An audit hook watches Python's own doors (`tests.audit`), and strace those of Oxigraph, where it is there.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING, Final

import pytest

import kela_graph
from kela_graph.rdf import contexts
from tests import audit
from tests.conftest import ROOT
from tests.test_gate import HEADER, QUERY, SHAPES

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES: Final = """@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix e: <http://e.example/> .
"""

RDF_XML: Final = """<?xml version="1.0"?>
<?xml-stylesheet href="ADDRESS/style.xsl" type="text/xsl"?>
{}
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.example/"
  xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <rdf:Description rdf:about="http://e.example/s" xsi:schemaLocation="http://e.example/ ADDRESS/x.xsd">
    <e:p>{}</e:p>
  </rdf:Description>
</rdf:RDF>
"""

#: What may stand in a folder and is read, though it names what is elsewhere.
READ: Final[dict[str, str]] = {
    "data/imports.ttl": PREFIXES
    + "<> a owl:Ontology ; owl:imports <ADDRESS/o.ttl>, <file:///etc/passwd>, <file:OUTSIDE/secret.ttl> ; "
    "sh:shapesGraph <ADDRESS/shapes.ttl>, <file:OUTSIDE/secret.ttl> .",
    "data/type.rdf": RDF_XML.format('<!DOCTYPE rdf:RDF PUBLIC "-//E//E" "ADDRESS/x.dtd">', "v"),
    "data/context.jsonld": '{"@context": {"q": "http://e.example/q"}}',
    "data/named.jsonld": '{"@context": "context.jsonld", "@id": "http://e.example/t", "q": '
    '{"@type": "@json", "@value": {"@context": "ADDRESS/c"}}}',
    "ontology/js-shapes.ttl": PREFIXES
    + "e:S a sh:NodeShape ; sh:targetClass owl:Ontology ; owl:imports <ADDRESS/s.ttl> ; "
    'sh:js [ a sh:JSConstraint ; sh:jsFunctionName "f" ; '
    'sh:jsLibrary [ sh:jsLibraryURL "ADDRESS/x.js"^^xsd:anyURI, "file:OUTSIDE/secret.js"^^xsd:anyURI ] ] .',
}

READ["ontology/own-shapes.ttl"] = SHAPES.replace("ADDR", "ADDRESS")

#: Queries that ask another server, in each place of queries.
QUERIES: Final = {
    f"queries/{part}x.rq": (HEADER + QUERY).replace("ADDR", "ADDRESS")
    for part in ("", "more/", "checks/", "profiles/", "tables/", "tests/")
}

#: What stands in a folder and can't be read, with the line of the fault.
REFUSED: Final = {
    "context": ("x.jsonld", '{\n"@context": "ADDRESS/c", "p": "v"}', 2),
    "context-in-list": ("x.jsonld", '{"@context": [{"p": "http://e.example/p"},\n"ADDRESS/c"], "p": "v"}', 2),
    "context-of-node": ("x.jsonld", '{"http://e.example/p": {\n\n"@context": "ADDRESS/c", "p": "v"}}', 3),
    "context-of-term": (
        "x.jsonld",
        '{"@context": {"T": {"@id": "http://e.example/T",\n"@context": "ADDRESS/c"}}, "@type": "T"}',
        2,
    ),
    "context-import": ("x.jsonld", '{"@context": {\n"@import": "ADDRESS/c"}, "p": "v"}', 2),
    "context-escaped": ("x.jsonld", '{\n"\\u0040context": "ADDRESS/c", "p": "v"}', 2),
    "context-file": ("x.jsonld", '{"@context":\n"file:OUTSIDE/secret.jsonld", "p": "v"}', 2),
    "context-absolute": ("x.jsonld", '{"@context":\n"OUTSIDE/secret.jsonld", "p": "v"}', 2),
    "context-above": ("x.jsonld", '{"@context":\n"../../outside/secret.jsonld", "p": "v"}', 2),
    "context-encoded": ("x.jsonld", '{"@context":\n"%2e%2e/%2e%2e/outside/secret.jsonld", "p": "v"}', 2),
    "context-gone": ("x.jsonld", '{"@context":\n"gone.jsonld", "p": "v"}', 2),
    "context-none": ("x.jsonld", '{"@context":\n"dataset.ttl", "p": "v"}', 2),
    "context-link": ("x.jsonld", '{"@context":\n"linked.json", "p": "v"}', 2),
    "context-chain": ("x.jsonld", '{"@context":\n"chain.json", "p": "v"}', 2),
    "context-relative-address": ("x.jsonld", '{"@context":\n"//127.0.0.1/c", "p": "v"}', 2),
    "entity": (
        "x.rdf",
        RDF_XML.format('<!DOCTYPE rdf:RDF [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
        3,
    ),
    "entity-address": (
        "x.rdf",
        RDF_XML.format('<!DOCTYPE rdf:RDF [<!ENTITY x SYSTEM "ADDRESS/x">]>', "&x;"),
        3,
    ),
    "entity-public": (
        "x.rdf",
        RDF_XML.format('<!DOCTYPE rdf:RDF [<!ENTITY x PUBLIC "x" "ADDRESS/x">]>', "&x;"),
        3,
    ),
    "entity-of-type": (
        "x.rdf",
        RDF_XML.format('<!DOCTYPE rdf:RDF [<!ENTITY % x SYSTEM "ADDRESS/x"> %x;]>', "v"),
        3,
    ),
    "entity-of-other-type": ("x.rdf", RDF_XML.format('<!DOCTYPE rdf:RDF SYSTEM "ADDRESS/x.dtd">', "&x;"), 7),
}

COMMANDS: Final = (
    "check",
    "check --report shacl",
    "check --list",
    "show",
    "query units",
    "queries",
    "sparql ASK{}",
    "ask units",
    "find units",
    "export",
    "export --format json-ld",
    "export --format rdf-xml",
    "diff BODY BODY",
    "load --store STORE",
    "sparql ASK{} --store STORE",
)


def _put(body: Path, name: str, text: str, address: str) -> None:
    outside = body.parent / "outside"
    outside.mkdir(exist_ok=True)
    for secret in ("secret.ttl", "secret.js", "secret.jsonld"):
        (outside / secret).write_text('{"@context": {"p": "http://e.example/secret"}}', encoding="utf-8")
    path = body / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.replace("ADDRESS", address).replace("OUTSIDE", str(outside)), encoding="utf-8")


def _run(command: str, body: Path, *before: str) -> subprocess.CompletedProcess[str]:
    store = body.parent / "store"
    named = {"BODY": str(body), "STORE": str(store)}
    words = [named.get(word, word) for word in command.split()]
    root = [] if words[0] == "diff" else ["--root", str(body)]
    watched = [sys.executable, "-m", "tests.audit", f"{body}:{store}", *root, *words]
    return subprocess.run(
        [*before, *watched], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


def _left_nothing(command: str, body: Path, files: dict[str, str], address: str, asked: list[object]) -> int:
    """Run a command on a body with such files; return its code, where nothing else was asked or read."""
    for name, text in files.items():
        _put(body, name, text, address)
    done = _run(command, body)
    assert "LEFT: " not in done.stderr
    assert "Traceback" not in done.stderr
    assert not asked
    return done.returncode


@pytest.mark.sample(every=4)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_follows_what_data_name(
    command: str, body: Path, listener: tuple[str, list[object]]
) -> None:
    assert _left_nothing(command, body, READ, *listener) in (0, 1)


@pytest.mark.sample(every=4)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_sends_what_queries_ask(
    command: str, body: Path, listener: tuple[str, list[object]]
) -> None:
    code = _left_nothing(command, body, QUERIES, *listener)
    assert code == (2 if command in ("check", "check --report shacl", "queries") else code)
    assert code in (0, 2)


@pytest.mark.sample(every=5)
@pytest.mark.parametrize("kind", REFUSED)
def test_what_would_be_followed_is_told_at_its_line(
    kind: str, body: Path, listener: tuple[str, list[object]]
) -> None:
    address, asked = listener
    name, text, line = REFUSED[kind]
    _put(body, f"data/{name}", text, address)
    _put(body, "data/chain.json", '{"@context": ["ADDRESS/c"]}', address)
    (body / "data" / "linked.json").symlink_to("../../outside/secret.jsonld")
    for command in ("check", "show"):
        done = _run(command, body)
        told = (done.stdout if command == "check" else done.stderr).splitlines()[0]
        assert done.returncode == 2
        assert f"{name}:{line}:" in told
        assert "secret" not in told.replace(str(body), "")
    assert not asked


def test_a_context_of_the_folder_or_the_program_is_read(body: Path) -> None:
    kept = '{"@context": {"p": "http://e.example/kept", "@language": "fi"}}'
    own = '{"@context": "https://w3id.org/kela-graph/context.jsonld", "id": "urn:t", "comment": {"fi": "v"}}'
    _put(body, "kept.json", kept, "")
    _put(body, "data/alone.jsonld", kept, "")
    for number, name in enumerate(("../kept.json", "alone.jsonld", "%61lone.jsonld")):
        text = f'{{"@context": ["{name}",\n{{}}], "@id": "urn:{number}", "p": "v"}}'
        _put(body, f"data/x{number}.jsonld", text, "")
    _put(body, "data/y.jsonld", own, "")
    asked = 'SELECT?s?p{?s?p"v"@fi}'
    expected = {(f"urn:{number}", "http://e.example/kept") for number in range(3)}
    expected.add(("urn:t", "http://www.w3.org/2000/01/rdf-schema#comment"))
    found = kela_graph.sparql(asked, kela_graph.load(body)).rows
    assert {tuple(map(str, row.values())) for row in found} == expected
    # A context that has changed is noticed, though no file that names it has: it is loaded again.
    time.sleep(2.2)  # the stamp of a file that was written just before is not trusted
    _run("load --store STORE", body)
    _put(body, "kept.json", kept.replace("kept", "changed"), "")
    assert "http://e.example/changed" in _run(f"sparql {asked} --store STORE --format csv", body).stdout


def test_contexts_are_bounded_and_what_is_no_json_is_left_to_its_parser(tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text('{"@context": {"p": "http://e.example/%s"}}' % ("x" * 100_000))
    names = ", ".join(['"c.json"'] * 1_000)
    many = f'{{"@context": [{names}], "p": "v"}}'.encode()
    with pytest.raises(SyntaxError, match="write it out here") as caught:
        contexts.written_in(many, tmp_path / "x.jsonld", tmp_path)
    assert caught.value.lineno == 1
    for text in (
        b'{"@context": "c.json',
        b'{"\\u00zz": "@context"}',
        b'{"\\u": 1, "@context": "c.json"}',
        b"]]]",
    ):
        assert contexts.written_in(text, tmp_path / "x.jsonld", tmp_path) is not None


def test_the_watch_sees_what_leaves(tmp_path: Path) -> None:
    for act in ("open('/etc/passwd')", "import socket; socket.create_connection(('127.0.0.1', 9))"):
        program = f"from tests import audit; audit.watch([{str(tmp_path)!r}]); {act}"
        done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False)
        assert done.returncode == audit.LEFT
        assert done.stderr.startswith(b"LEFT: ")


# -- What Python does not see -----------------------------------------------------------------------

_CALL: Final = re.compile(
    r"\b(open|openat|openat2|creat|connect|sendto|sendmsg|execve)\("
    r'(?:AT_FDCWD, |[0-9]+, )?"?([^",]*).*\) = ([0-9]+)'
)


#: What the loader and the C library read.
_SYSTEM: Final = ("/etc/ld.so", "/lib", "/usr/lib", "/usr/share/locale", "/proc/self", "/proc/sys", "/sys/")

#: The file by which Python tries whether it may write temporary ones.
_PROBE: Final = re.compile(re.escape(tempfile.gettempdir()) + "/[a-z0-9_]{8}")


def _traced(command: str, body: Path) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Run a command, and return it with what it opened that it may not."""
    trace = body.parent / "trace"
    calls = "trace=open,openat,openat2,creat,connect,sendto,sendmsg,execve"
    done = _run(command, body, "strace", "-f", "-qq", "-s", "4096", "-e", calls, "-o", str(trace))
    within = (*audit.allowed([str(body), str(body.parent / "store")]), *_SYSTEM, str(ROOT / "tests"))
    left = []
    for call, path, _ in _CALL.findall(trace.read_text(encoding="utf-8", errors="replace")):
        inside = not path.startswith("/") or path.startswith(within) or path == str(ROOT)
        sends = call in ("connect", "sendto", "sendmsg")
        if sends or not (inside or call == "execve" or _PROBE.fullmatch(path)):
            left.append(f"{call} {path}")
    return done, left


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("command", COMMANDS)
def test_no_call_of_the_system_leaves(command: str, body: Path, listener: tuple[str, list[object]]) -> None:
    address, asked = listener
    for name, text in READ.items():
        _put(body, name, text, address)
    done, left = _traced(command, body)
    assert done.returncode in (0, 1), done.stderr
    assert not left
    assert not asked


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("kind", REFUSED)
def test_no_call_of_the_system_follows_a_reference(
    kind: str, body: Path, listener: tuple[str, list[object]]
) -> None:
    address, asked = listener
    name, text, _ = REFUSED[kind]
    _put(body, f"data/{name}", text, address)
    done, left = _traced("check", body)
    assert done.returncode == 2, done.stderr
    assert not left
    assert not asked
