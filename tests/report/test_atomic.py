"""Files are replaced whole or not at all."""

import os
from pathlib import Path

import pytest

from perfscore.disk.atomic import write_atomic


def test_a_new_file(tmp_path):
    write_atomic(tmp_path / "新.md", "内容\n")
    assert (tmp_path / "新.md").read_bytes() == "内容\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["新.md"]


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有这些权限位")
def test_the_mode_is_kept(tmp_path):
    path = tmp_path / "a"
    path.write_text("旧")
    path.chmod(0o640)
    write_atomic(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "实").write_text("旧")
    (tmp_path / "链").symlink_to(tmp_path / "实")
    write_atomic(tmp_path / "链", "新")
    assert (tmp_path / "链").is_symlink()
    assert (tmp_path / "实").read_text(encoding="utf-8") == "新"


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_text("旧", encoding="utf-8")

    def fail(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        write_atomic(path, "新")
    assert path.read_text(encoding="utf-8") == "旧"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]
