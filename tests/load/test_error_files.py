"""Each file of tests/errors holds one mistake and says at its head what must be reported."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from error_files import files, reported, rewrite, stated


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_the_file_gives_the_findings_stated_at_its_head(path: Path) -> None:
    if os.environ.get("PERFSCORE_UPDATE"):
        rewrite(path)
    assert stated(path)
    assert reported(path) == stated(path)
