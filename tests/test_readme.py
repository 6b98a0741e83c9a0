"""The README's commands run, and print what it shows; every command that it names exists. ``make update`` renews the pages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from perfscore.shell.catalogue import COMMANDS

REPOSITORY = Path(__file__).parent.parent
README = REPOSITORY / "README.md"
TEXT = README.read_text(encoding="utf-8")
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
NOT_RUN = {"make", "pip"}  # they would build environments
IMPORTED = """\
项目支出绩效自评表
（2024年度）
项目名称,农村公路养护
一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分
产出指标,数量指标,小修养护里程,≥350公里,336公里,90,86.4
"""


def _commands(block: str) -> list[tuple[str, str]]:
    """Each command of a block with the output that stands below it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    pairs = (part.partition("\n") for part in parts)
    return [(re.sub(r"\s{2,}#.*", "", command).strip(), shown) for command, _, shown in pairs]


EXAMPLES = [pair for block in BLOCK.findall(TEXT) for pair in _commands(block)]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working directory with the shipped tables and what the README tells to write."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(REPOSITORY / "indicators", folder / "indicators")
    shutil.copytree(REPOSITORY / "indicators" / "2024", folder / "2024")
    (folder / "2025").mkdir()
    first = re.search(r"```yaml\n(类型: .*?)```", TEXT, re.DOTALL)
    assert first is not None
    (folder / "yanghu.yaml").write_text(first[1], encoding="utf-8")
    (folder / "自评表.csv").write_text(IMPORTED, encoding="utf-8")
    book = openpyxl.Workbook()
    for row in IMPORTED.splitlines():
        book.active.append(row.split(","))
    book.save(folder / "自评表.xlsx")
    return folder


def _run(command: str, place: Path) -> subprocess.CompletedProcess[str]:
    folders = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    clean = {key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "NO_COLOR")}
    return subprocess.run(
        command,
        shell=True,
        cwd=place,
        env=clean | {"PATH": folders},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_examples_run(command: str, shown: str, place: Path) -> None:
    program, *words = command.split()
    if program in NOT_RUN:
        if program == "make":
            assert f"\n{words[0]}:" in (REPOSITORY / "Makefile").read_text(encoding="utf-8")
        return
    ran = _run(command, place)
    assert ran.returncode in (0, 1), ran.stderr  # 1: problems were found
    assert "程序内部错误" not in ran.stderr
    if shown.strip():
        _as_shown(shown, ran.stdout)


def _as_shown(shown: str, printed: str) -> None:
    if os.environ.get("PERFSCORE_UPDATE") and shown != printed:
        README.write_text(README.read_text(encoding="utf-8").replace(shown, printed, 1), encoding="utf-8")
        return
    assert shown == printed


def test_every_command_is_named() -> None:
    assert {name for name in COMMANDS if f"`{name}`" not in TEXT} == set()


def test_every_named_command_exists() -> None:
    named = set(re.findall(r"perfscore ([a-z]+)(?=[ `\n])", TEXT))
    assert named - set(COMMANDS) - {"scores"} == set()


def test_links_lead_somewhere() -> None:
    links = set(re.findall(r"\]\(([^)#]+)\)", TEXT))
    assert {link for link in links if not (REPOSITORY / link).exists()} == set()


def test_hooks_exist() -> None:
    hooks = (REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    for name in set(re.findall(r"perfscore-(?:check|fmt)(?:-all)?", TEXT)):
        assert f"- id: {name}\n" in hooks
