"""The name of a file as findings show it."""

from __future__ import annotations

import os
from pathlib import Path


def relative_name(path: Path) -> str:
    """The path as findings show it: relative to the working directory where that is on the same drive, with ``/``."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive (Windows)
        return path.as_posix()
