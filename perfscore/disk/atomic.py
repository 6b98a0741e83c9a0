"""Write a file whole or not at all: the new bytes beside the old file, then one rename."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path


class Changed(Exception):
    """Somebody wrote the file after it was read; it was left as it is."""


def write_atomic(path: Path, content: bytes | str, *, expect: bytes | None = None) -> None:
    """Replace ``path`` by ``content`` (text as UTF-8, line ends as they are); the old file's mode is kept.

    A link is followed, so that the file it names is replaced and the link stays. Raises ``OSError`` when the
    folder cannot be written, and :class:`Changed` when the file no longer holds the bytes ``expect``; then the file
    is untouched and nothing is left behind.
    """
    target = path.resolve()
    data = content.encode("utf-8") if isinstance(content, str) else content
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
        if expect is not None and _holds(target) != expect:
            raise Changed(target)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(target.parent)


@contextlib.contextmanager
def replacing(*paths: Path) -> Iterator[tuple[Path, ...]]:
    """Files to write instead of ``paths``, for what is too long to be held: they take their places when all went well.

    Raises ``OSError`` when a folder cannot be written; then nothing is left behind and every old file is as it was.
    """
    targets = [path.resolve() for path in paths]
    drafts: list[Path] = []
    try:
        for target in targets:
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".tmp")
            os.close(handle)
            drafts.append(Path(name))
        yield tuple(drafts)
        for draft, target in zip(drafts, targets, strict=True):
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
            draft.chmod(_mode(target))
        for draft, target in zip(drafts, targets, strict=True):
            draft.replace(target)
    except BaseException:
        for draft in drafts:
            with contextlib.suppress(OSError):
                draft.unlink()
        raise
    for folder in {target.parent for target in targets}:
        _sync_folder(folder)


def _holds(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _mode(target: Path) -> int:
    """The mode of the file to be replaced, else what the umask leaves of 0666."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last through a power cut, where the system has folder handles (not Windows)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
