"""The command line in a process in which whatever leaves the machine or the folder ends it.

Run as ``python -m tests.audit FOLDER[:FOLDER…] WORD…``: no file may be opened outside of these folders,
the interpreter, the program and temporary ones, and nobody asked or looked up. What Oxigraph opens
itself is not seen here: strace sees it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

#: The exit code of what leaves.
LEFT = 97

ROOT = Path(__file__).resolve().parent.parent

#: What Python and its libraries read of the system: time zones, types of files, what terminals can do.
SYSTEM = (
    "/dev/null",
    "/dev/urandom",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    "/usr/lib/locale",
    "/etc/mime.types",
)

#: The events of what leaves. A socket alone asks nobody: urllib3 makes one to see whether there is IPv6.
FORBIDDEN = (
    *(f"socket.{event}" for event in ("connect", "getaddrinfo", "gethostby", "getnameinfo", "send")),
    *("urllib.", "http.client.", "ftplib.", "subprocess.Popen", "os.system", "os.exec", "webbrowser."),
)


def allowed(folders: list[str]) -> tuple[str, ...]:
    """Return what the paths begin with that may be opened."""
    own = (
        ROOT / "kela_graph",
        ROOT / "ontology",
        ROOT / "data",
        ROOT / "queries",
        ROOT / "pyproject.toml",
        ROOT / ".venv",
    )
    python = {
        sys.prefix,
        sys.base_prefix,
        sys.exec_prefix,
        os.path.realpath(sys.prefix),
        *filter(None, sys.path),
    }
    libraries = {str(Path(os.path.realpath(path))) for path in python if path != str(ROOT)}
    return (
        *map(str, own),
        *libraries,
        *python - {str(ROOT)},
        *folders,
        tempfile.gettempdir() + "/kela-graph-",
        *SYSTEM,
    )


def watch(folders: list[str]) -> None:
    """End the process with a message where anything is opened that may not be."""
    within = allowed(folders)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        told = f"{event} {arguments!r}"
        if event.startswith(FORBIDDEN):
            leave(told)
        if event == "open" and isinstance(arguments[0], str | bytes):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            # The child that judges watches how much memory it takes.
            if not path.startswith(within) and path != f"/proc/{os.getpid()}/statm":
                leave(told)

    def leave(told: str) -> None:
        os.write(2, f"LEFT: {told}\n".encode("utf-8", "replace"))
        os._exit(LEFT)

    sys.addaudithook(hook)


if __name__ == "__main__":
    watch(sys.argv[1].split(":"))
    from kela_graph.cli import main

    main(sys.argv[2:])
