"""Runs perfscore and its peers as whole processes on generated files and prints medians and ratios; judges nothing."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.files import copy, write

PYTHON = sys.executable
PERFSCORE = [PYTHON, "-m", "perfscore"]
PARSE = """
import gc, sys, yaml
from pathlib import Path
gc.disable()
for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
    yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
"""
NODES = """
import gc, sys, time, yaml
from pathlib import Path
from perfscore.load.compose import compose
gc.disable()
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.yaml"))[:50]]
def measure(read):
    best = []
    for _ in range(5):
        begin = time.perf_counter()
        for text in texts:
            read(text)
        best.append(time.perf_counter() - begin)
    return min(best)
ours = measure(lambda text: compose(text, "x.yaml"))
theirs = measure(lambda text: yaml.load(text, yaml.CSafeLoader))
print(f"{theirs / ours:.2f}")
"""


def seconds(command: Sequence[str], times: int) -> float:
    """Median time of a whole process."""
    return statistics.median(_once(command) for _ in range(times))


def _once(command: Sequence[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begin


def paired(
    ours: Sequence[str], peer: Sequence[str], times: int, measure: Callable[[Sequence[str]], float] | None = None
) -> tuple[float, float]:
    """Median of ours and of the peer, run in turns, so that a busy machine disturbs both."""
    measure = measure or _once
    pairs = [(measure(ours), measure(peer)) for _ in range(times)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def report(title: str, ours: float, peer: float, limit: str) -> None:
    print(f"{title:<46} {ours * 1000:9.1f} ms  peer {peer * 1000:9.1f} ms  ratio {ours / peer:6.2f}  ({limit})")


def peak(command: Sequence[str]) -> float:
    """Largest memory of the process and its children, in MiB."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        while process.stdout.read(1 << 16):
            pass
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1 << 20)


def start_up(folder: Path) -> None:
    one = str(folder / "00000.yaml")
    nothing = [PYTHON, "-c", "pass"]
    for title, command, limit in (
        ("score --format json, one file", [*PERFSCORE, "score", "--format", "json", one], "at most 8"),
        ("score, one file, table", [*PERFSCORE, "score", one], "at most 8"),
        ("--help", [*PERFSCORE, "--help"], "at most 14"),
        ("score --help", [*PERFSCORE, "score", "--help"], "at most 14"),
        ("import typer", [PYTHON, "-c", "import typer"], "for comparison"),
    ):
        report(f"{title} : python -c pass, CPU", *paired(command, nothing, 15, cpu), limit)


def cpu(command: Sequence[str]) -> float:
    """Processor seconds of the process and its children: what a busy machine disturbs least."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return usage.ru_utime + usage.ru_stime


def many(folder: Path, count: int) -> None:
    """Score and check beside parsing alone: the published tables again and again, and as tables of many departments."""
    copies, departments = folder / "copies", folder / "departments"
    copy(copies, count)
    make = Path(__file__).parent.parent / "examples" / "fleet" / "make.py"
    subprocess.run([PYTHON, str(make), str(count), str(departments)], check=True)
    for tables, name in ((copies, "copies"), (departments, "departments")):
        _one_process(tables, f"{count} {name}")
    for what in ("score", "check"):
        two, one = ([*PERFSCORE, what, str(copies), "--jobs", jobs] for jobs in ("2", "1"))
        report(f"{what} --jobs 2 : --jobs 1, {count} copies", *paired(two, one, 3), "at most 0.62, with two free cores")


def _one_process(tables: Path, name: str) -> None:
    parse = [PYTHON, "-c", PARSE, str(tables)]
    for what, limit in (("score", "at most 1"), ("check", "at most 2.5 for copies")):
        ours = [*PERFSCORE, what, str(tables), "--jobs", "1"]
        report(f"{what} {name} : CSafeLoader alone, CPU", *paired(ours, parse, 3, cpu), limit)
        _memory(what, tables, name)


def _memory(what: str, tables: Path, name: str) -> None:
    files = [str(path) for path in sorted(tables.glob("*.yaml"))]
    half = files[: len(files) // 2]
    less, all_files = (peak([*PERFSCORE, what, "--jobs", "1", *some]) for some in (half, files))
    growth = (all_files - less) * 1024 / (len(files) - len(half))
    print(
        f"  memory of {what} {name}: {all_files:.1f} MiB (at most 150), from half of them on {growth:.1f} KiB a file (at most 30)"
    )


def linters(folder: Path) -> None:
    """yamllint and check-jsonschema on 200 published tables, where they are installed."""
    copy(folder / "published", 200)
    files = [str(path) for path in sorted((folder / "published").glob("*.yaml"))]
    schema = folder / "schema.json"
    with schema.open("w", encoding="utf-8") as out:
        subprocess.run([*PERFSCORE, "schema"], stdout=out, check=False)
    peers: tuple[tuple[str, list[str]], ...] = (
        ("yamllint", ["yamllint", "-d", "relaxed"]),
        ("check-jsonschema", ["check-jsonschema", "--schemafile", str(schema)]),
    )
    for name, command in peers:
        program = shutil.which(name, path=f"{Path(PYTHON).parent}{os.pathsep}{os.environ.get('PATH', '')}")
        if program is None:
            print(f"{name}: not installed, left out")
            continue
        report(
            f"score 200 files : {name}",
            *paired([*PERFSCORE, "score", *files], [program, *command[1:], *files], 1),
            "at most 1/10",
        )


def nodes(folder: Path) -> None:
    ratio = subprocess.run(
        [PYTHON, "-c", NODES, str(folder)], capture_output=True, text=True, check=True
    ).stdout.strip()
    print(f"YAML to nodes with places: {ratio} times as fast as CSafeLoader (at least 2)")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--full", action="store_true", help="2,000 files instead of 300")
    options.add_argument("--only", choices=("start", "nodes", "many", "linters"))
    chosen = options.parse_args()
    count = 2000 if chosen.full else 300
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, count)
        parts: dict[str, Callable[[], None]] = {
            "start": lambda: start_up(folder),
            "nodes": lambda: nodes(folder),
            "many": lambda: many(folder, count),
            "linters": lambda: linters(folder),
        }
        for part, run in parts.items():
            if chosen.only in (None, part):
                run()


if __name__ == "__main__":
    main()
