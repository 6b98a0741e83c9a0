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

from benchmarks.files import write

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


def paired(ours: Sequence[str], peer: Sequence[str], times: int) -> tuple[float, float]:
    """Median of ours and of the peer, run in turns, so that a busy machine disturbs both."""
    pairs = [(_once(ours), _once(peer)) for _ in range(times)]
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
        ("score --format json, one file", [*PERFSCORE, "score", "--format", "json", one], "at most 10"),
        ("score, one file, table", [*PERFSCORE, "score", one], "at most 10"),
        ("--help", [*PERFSCORE, "--help"], "at most 16"),
        ("score --help", [*PERFSCORE, "score", "--help"], "at most 16"),
        ("import typer", [PYTHON, "-c", "import typer"], "for comparison"),
    ):
        report(f"{title} : python -c pass", *paired(command, nothing, 15), limit)


def many(folder: Path, count: int) -> None:
    parse = [PYTHON, "-c", PARSE, str(folder)]
    score = [*PERFSCORE, "score", str(folder)]
    report(f"score {count} files : CSafeLoader alone", *paired([*score, "--jobs", "1"], parse, 3), "at most 1")
    report("score --jobs 2 : --jobs 1", *paired([*score, "--jobs", "2"], [*score, "--jobs", "1"], 3), "at most 0.65")
    one, all_files = peak([*PERFSCORE, "score", str(folder / "00000.yaml")]), peak([*score, "--jobs", "1"])
    print(f"memory, {count} files over one file: {all_files:.1f} − {one:.1f} = {all_files - one:.1f} MiB (at most 10)")


def linters(folder: Path) -> None:
    """yamllint and check-jsonschema on 200 files, where they are installed."""
    files = [str(path) for path in sorted(folder.glob("*.yaml"))[:200]]
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
            "at most 1/15",
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
