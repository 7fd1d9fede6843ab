"""Times whole processes: how much ``kela-graph query units`` adds to the import it can't do without.

Three commands run in turn, again and again, and each is divided by the one that ran beside it: the
question by ``python -c "import oxrdflib"``, and the question by itself without inference. The medians of
these ratios are printed with the targets that they are held against. The milliseconds say something about
this machine only.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from make_body import whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: The most that each ratio should be.
IMPORT_TARGET: Final = 2.0
INFERENCE_TARGET: Final = 1.25


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the medians of the three commands, and the two ratios."""
    asked = _arguments(arguments)
    question = [*_command(), "query", "units", *(["--root", str(asked.root)] if asked.root else [])]
    commands = (question, [sys.executable, "-c", "import oxrdflib"], [*question, "--no-infer"])
    with tempfile.TemporaryDirectory() as bytecode:
        # As after an installation: modules are compiled, by the first run of each command.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode, "PYTHONDONTWRITEBYTECODE": ""}
        for command in commands:
            _milliseconds(command, environment)
        runs = [[_milliseconds(command, environment) for command in commands] for _ in range(asked.runs)]
    for name, times in zip(
        ("query units", "import oxrdflib", "--no-infer"), zip(*runs, strict=True), strict=True
    ):
        print(f"{name:16} {statistics.median(times):7.0f} ms")
    _print("query units / import oxrdflib", [a / b for a, b, _ in runs], IMPORT_TARGET)
    _print("query units / query units --no-infer", [a / c for a, _, c in runs], INFERENCE_TARGET)


def _print(name: str, ratios: Sequence[float], target: float) -> None:
    ratio = statistics.median(ratios)
    print(f"{name:38} {ratio:5.2f}  target {target:.2f}: {'met' if ratio <= target else 'missed'}")


def _command() -> list[str]:
    """Return the installed command beside this Python, or the same by its module where there is none."""
    installed = Path(sys.executable).with_name("kela-graph")
    if installed.exists():
        return [str(installed)]
    return [sys.executable, "-c", "from kela_graph.cli import main; main()"]


def _milliseconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE)
    return 1000 * (time.perf_counter() - start)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Time a question as a whole process against the import of oxrdflib, and against itself "
        "without inference.",
        epilog="examples:\n"
        "  python benchmarks/startup.py\n"
        "  python benchmarks/startup.py --runs 50\n"
        "  python benchmarks/startup.py --root body",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--runs", type=whole(1), default=15, metavar="N", help="how many times (default 15)")
    parser.add_argument("--root", type=Path, metavar="DIR", help="a dataset folder; Kela's unless told")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
