"""What may be loaded where: a program that starts in every commit hook must not wait for what it does not use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
EXAMPLE = REPOSITORY / "indicators" / "2024" / "yunxing-weihu.yaml"

HEAVY = {
    "rich", "typer", "jinja2", "ruamel", "markdown_it", "openpyxl", "docx", "docxtpl", "lxml", "pydantic",
    "multiprocessing", "concurrent", "asyncio", "subprocess", "tempfile", "difflib", "json", "csv",
    "perfscore.checks", "perfscore.rules", "perfscore.intake", "perfscore.report", "perfscore.edit", "perfscore.commands",
}  # fmt: skip


def loaded(*arguments: str) -> set[str]:
    """Names of the modules in memory when the command ends."""
    code = "import sys; from perfscore.shell.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return set(ran.stderr.split())


def of(modules: set[str], names: set[str]) -> set[str]:
    """Those of the names that were loaded."""
    return {name for name in names if name in modules or any(module.startswith(f"{name}.") for module in modules)}


@pytest.mark.parametrize("form", ["json", "table", "csv", "md"])
def test_score_loads_only_what_it_needs(form: str) -> None:
    assert of(loaded("score", "--format", form, str(EXAMPLE)), HEAVY) == set()


def test_help_loads_no_engine() -> None:
    drawing = {"rich", "typer", "markdown_it", "subprocess", "difflib", "json", "tempfile"}
    modules = loaded("--help")
    assert of(modules, HEAVY - drawing) == set()
    assert of(modules, {"perfscore.score", "perfscore.load", "perfscore.values", "perfscore.policies", "yaml"}) == set()


def test_version_loads_the_parser_only() -> None:
    assert of(loaded("--version"), HEAVY) == set()


def test_score_json_is_one_result() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "perfscore", "score", "--format", "json", str(EXAMPLE)],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": ""},
    )
    assert json.loads(ran.stdout)["文件"][0]["得分"] == 97.27
    assert ran.stderr == b""
