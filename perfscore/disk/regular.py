"""Small files that a command was told to use beside the tables: regular ones only, up to a limit."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

MAX_BYTES = 4 * 1024 * 1024


def read_regular(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file. Raises OSError also for a device or a pipe (which may never end) and beyond ``limit``."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise OSError(errno.EISDIR, "a folder", str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.ENODEV, "no regular file", str(path))
    if status.st_size > limit:
        raise OSError(errno.EFBIG, "too large", str(path))
    with path.open("rb") as file:
        return file.read(limit)
