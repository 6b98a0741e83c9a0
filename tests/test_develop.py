"""The contributor's page tells the truth: its paths, rooms, words of the tables and commits exist."""

from __future__ import annotations

import ast
import re
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
PAGE = (REPOSITORY / "docs" / "develop.md").read_text(encoding="utf-8")
PICTURE = PAGE.partition("```text\n")[2].partition("```")[0]
PATHS = sorted(
    path
    for path in set(re.findall(r"`([a-z.][\w./-]+)`", PAGE, re.ASCII))
    if path.partition("/")[0] in ("perfscore", "tests", "docs", "templates", ".ci")
)
COMMITS = sorted(set(re.findall(r"\| ([0-9a-f]{7}) \|", PAGE)))
LAYERS = REPOSITORY / ".ci" / "layers.ini"


def _floors() -> list[set[str]]:
    """The floors of the layers contract, from the top."""
    contract = ConfigParser()
    contract.read(LAYERS, encoding="utf-8")
    lines = contract["importlinter:contract:floors"]["layers"].strip().splitlines()
    return [{room.strip() for room in line.split("|")} for line in lines]


@pytest.mark.parametrize("path", PATHS)
def test_paths_exist(path: str) -> None:
    assert (REPOSITORY / path).exists()


def test_the_picture_is_the_house() -> None:
    drawn = [set(re.findall(r"[a-z]+", line.partition("  ")[0])) for line in PICTURE.splitlines() if line[:1].isalpha()]
    assert drawn == _floors()


def test_every_room_has_a_floor() -> None:
    rooms = {path.parent.name for path in REPOSITORY.glob("perfscore/*/__init__.py")}
    assert rooms <= set().union(*_floors())


def test_few_files_lie_beside_the_rooms() -> None:
    assert len(list(REPOSITORY.glob("perfscore/*.*"))) <= 6


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([A-Z_]{4,})`", PAGE)) - {"EXAMPLES"}))
def test_tables_are_where_the_page_says(name: str) -> None:
    named = {path for line in PAGE.splitlines() if f"`{name}`" in line for path in PATHS if f"`{path}`" in line}
    texts = [(REPOSITORY / path).read_text(encoding="utf-8") for path in named if path.endswith(".py")]
    assert any(re.search(rf"^{name}\b.*[:=]", text, re.MULTILINE) for text in texts)


def test_commits_are_of_this_project() -> None:
    assert len(COMMITS) >= 10
    log = subprocess.run(["git", "log", "--format=%H"], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    known = log.stdout.split()  # none in a source archive, few in a shallow clone: nothing can be said then
    whole = len(known) > 100
    assert not whole or [commit for commit in COMMITS if not any(one.startswith(commit) for one in known)] == []


def test_targets_exist() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    assert [target for target in re.findall(r"make ([a-z]+)", PAGE) if f"\n{target}:" not in makefile] == []


MODULES = sorted(REPOSITORY.glob("perfscore/**/*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 400, 50
LONG_FILES: set[str] = set()


def _functions(path: Path) -> list[tuple[str, int]]:
    """Functions of a module with their lines."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [
        (node.name, (node.end_lineno or 0) - node.lineno + 1) for node in nodes if isinstance(node, ast.FunctionDef)
    ]


def test_files_are_short() -> None:
    long = {
        str(path.relative_to(REPOSITORY)): path.read_text(encoding="utf-8").count("\n")
        for path in MODULES
        if str(path.relative_to(REPOSITORY)) not in LONG_FILES
    }
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    long = [(path.name, *one) for path in MODULES for one in _functions(path)]
    assert [one for one in long if one[2] > LONGEST_FUNCTION] == []
