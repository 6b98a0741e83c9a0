"""Replacing a file: all or nothing, whatever happens."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import pytest

from perfscore.disk import atomic
from perfscore.edit.document import fresh
from perfscore.edit.target import Refused, Target, opened

OLD = "类型: 项目支出绩效自评\n" + "备注: 旧\n" * 2000
NEW = "类型: 项目支出绩效自评\n" + "备注: 新的\n" * 3000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "表.yaml"
    file.write_text(OLD, encoding="utf-8")
    return file


def replaced(path: Path) -> None:
    opened(str(path)).replace(fresh(NEW))


def watched(work: Callable[[], None], at: Callable[[int], None]) -> int:
    """Do ``work`` and call ``at`` with its number at every call and return of any function; how many there were."""
    count = 0

    def watch(*_: Any) -> None:
        nonlocal count
        count += 1
        at(count)

    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def killed(moment: int, work: Callable[[], None]) -> bool:
    """Do ``work`` in a child process that is killed without notice at a moment; whether it was still at work."""
    child = os.fork()
    if not child:
        try:
            watched(work, lambda number: os.kill(os.getpid(), signal.SIGKILL) if number == moment else None)
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "fork"), reason="没有fork的系统（Windows）")
def test_killed_at_any_moment_the_file_is_the_old_or_the_new_one(path: Path) -> None:
    replaced(path)  # what is done only once in a process
    moments = watched(lambda: replaced(path), lambda _: None)
    seen: list[tuple[bool, str]] = []
    for moment in range(1, moments + 50, max(1, moments // 50)):
        path.write_text(OLD, encoding="utf-8")
        seen.append((killed(moment, lambda: replaced(path)), path.read_text(encoding="utf-8")))
    assert set(seen) == {(True, OLD), (True, NEW), (False, NEW)}
    assert sum(ended for ended, _ in seen) >= 40


class Full:
    """A file on a disk that is full after a few bytes."""

    def __init__(self, handle: int, _mode: str) -> None:
        self.handle = handle

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.handle)

    def write(self, data: bytes) -> None:
        os.write(self.handle, data[:100])
        raise OSError(28, "No space left on device")


def test_a_full_disk_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic.os, "fdopen", Full)
    with pytest.raises(Refused) as refused:
        replaced(path)
    assert str(refused.value) == "不能写入（磁盘空间不足），文件没有改动"
    assert path.read_text(encoding="utf-8") == OLD
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_without_permission_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(atomic.tempfile, "mkstemp", refuse)
    with pytest.raises(Refused) as refused:
        replaced(path)
    assert str(refused.value) == "不能写入（没有权限，或文件正被其他程序占用），文件没有改动"
    assert path.read_text(encoding="utf-8") == OLD


def test_a_read_only_file_is_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Refused) as refused:
        replaced(path)
    assert str(refused.value) == "文件是只读的，没有改动"
    assert path.read_text(encoding="utf-8") == OLD


def test_a_failing_rename_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(atomic.Path, "replace", refuse)
    with pytest.raises(Refused) as refused:
        replaced(path)
    assert str(refused.value) == "不能写入（文件正被其他程序占用），文件没有改动"
    assert path.read_text(encoding="utf-8") == OLD
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_changed_meanwhile_is_refused(path: Path) -> None:
    target = opened(str(path))
    path.write_text("别人改的\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        target.replace(fresh(NEW))
    assert str(refused.value) == "读取之后文件又被改动过，没有写入，请再运行一次"
    assert path.read_text(encoding="utf-8") == "别人改的\n"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_was_removed_meanwhile_does_not_come_back(path: Path) -> None:
    target = opened(str(path))
    path.unlink()
    with pytest.raises(Refused):
        target.replace(fresh(NEW))
    assert not path.exists()


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_is_kept(path: Path, mode: int) -> None:
    path.chmod(mode)
    replaced(path)
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert path.read_text(encoding="utf-8") == NEW


def test_a_link_stays_and_its_target_is_written(path: Path) -> None:
    (path.parent / "别处").mkdir()
    link = path.parent / "别处" / "链接.yaml"
    link.symlink_to(path)
    replaced(link)
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == NEW


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.unlink(), "不能读取（没有这个文件或文件夹）"),
        (lambda path: (path.unlink(), path.mkdir()), "不能读取（这是文件夹，不是文件）"),
        (
            lambda path: path.write_bytes(b"\xff\xfe\xff"),
            "不是UTF-8或GBK编码的文字，请核对是否选错了文件，或用编辑器另存为UTF-8",
        ),
        (
            lambda path: path.write_bytes(b"a\x80\xff"),
            "不是UTF-8或GBK编码的文字，请核对是否选错了文件，或用编辑器另存为UTF-8",
        ),
    ],
)
def test_what_cannot_be_read(path: Path, make: Callable[[Path], object], message: str) -> None:
    make(path)
    with pytest.raises(Refused) as refused:
        opened(str(path))
    assert str(refused.value) == message


def test_a_target_remembers_the_bytes(path: Path) -> None:
    assert opened(str(path)) == Target(str(path), OLD.encode(), fresh(OLD))


def test_without_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(Refused) as refused:
        opened("-")
    assert str(refused.value) == "不能读取（没有可读的输入）"
