"""Each file of tests/errors holds one mistake and says at its head what must be reported."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from error_files import files, reported, rewrite, stated
from error_manual import MANUAL, manual

from perfscore.load import codes


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_the_file_gives_the_findings_stated_at_its_head(path: Path) -> None:
    if os.environ.get("PERFSCORE_UPDATE"):
        rewrite(path)
    assert stated(path)
    assert reported(path) == stated(path)


def test_every_mistake_has_an_example() -> None:
    shown = {line.split()[3] for path in files() for line in stated(path) if line.startswith("# 应报")}
    elsewhere = {codes.LIMIT.code, codes.UNREADABLE.code}
    assert {code.code for code in codes.CODES} <= shown | elsewhere


def test_the_manual_of_errors_is_made_of_these_files() -> None:
    if os.environ.get("PERFSCORE_UPDATE"):
        MANUAL.write_text(manual(), encoding="utf-8", newline="\n")
    assert MANUAL.read_text(encoding="utf-8") == manual()
