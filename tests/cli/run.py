"""Runs the command line inside the test process."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from perfscore.shell.cli import main


class Ran(NamedTuple):
    """What a run gave."""

    status: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    """``perfscore arguments…``."""
    capsys.readouterr()
    status = main(arguments)
    shown = capsys.readouterr()
    return Ran(status, shown.out, shown.err)


def as_expected(name: str, text: str) -> None:
    """Hold a page against ``expected/name``; ``make update`` rewrites it."""
    path = Path(__file__).parent / "expected" / name
    if os.environ.get("PERFSCORE_UPDATE"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
