"""Broken and hostile office files: a message, never a traceback, never a half-written copy."""

from __future__ import annotations

import zipfile
from functools import cache
from pathlib import Path

import forms
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from run import run
from tables import TABLES


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def book(name: str) -> dict[str, bytes]:
    """The parts of a workbook with a comment, a formula and something to fill in."""
    rows = [list(row) for row in TABLES["standard"]]
    rows[12][7] = ""
    forms.xlsx(Path(name), rows)
    made = openpyxl.load_workbook(name)
    made["自评表"]["G13"].comment = Comment("甲", "乙")
    made["自评表"]["M1"] = "=SUM(I12:I20)"
    made.save(name)
    return parts(name)


@cache
def sound() -> dict[str, bytes]:
    """The same, made once for many examples."""
    return book("表.xlsx")


def word(name: str) -> dict[str, bytes]:
    forms.docx(Path(name), TABLES["standard"])
    return parts(name)


def parts(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(name) as package:
        return {part: package.read(part) for part in package.namelist()}


def store(name: str, content: dict[str, bytes]) -> None:
    with zipfile.ZipFile(name, "w") as package:
        for part, data in content.items():
            package.writestr(part, data)


GARBAGE = {
    "empty": b"",
    "no XML": b"\xff\xfe\x00garbage",
    "cut off": b'<?xml version="1.0"?><a><b>',
    "another root": b"<nothing/>",
    "entity": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
}


def tried(capsys: pytest.CaptureFixture[str], name: str, suffix: str) -> None:
    """Everything that is done with a file: no error of ours, no copy that cannot be opened."""
    original = Path(name).read_bytes()
    for command in (("check", name, "-o"), ("fill", name, "--all", "-o")):
        target = Path(f"副本{suffix}")
        ran = run(capsys, *command, str(target))
        assert ran.status in (0, 1, 2, 3), ran.err
        assert "程序内部错误" not in ran.err
        assert "root:" not in ran.out + ran.err
        if target.exists():
            with zipfile.ZipFile(target) as package:
                assert package.testzip() is None
            target.unlink()
    assert Path(name).read_bytes() == original
    assert [path.name for path in Path().iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("kind", GARBAGE)
def test_every_part_of_a_workbook_broken(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    content = book("表.xlsx")
    for part in content:
        store("坏.xlsx", {**content, part: GARBAGE[kind]})
        tried(capsys, "坏.xlsx", ".xlsx")


@pytest.mark.parametrize("kind", GARBAGE)
def test_every_part_of_a_word_file_broken(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    content = word("表.docx")
    for part in content:
        store("坏.docx", {**content, part: GARBAGE[kind]})
        tried(capsys, "坏.docx", ".docx")


def test_every_part_missing(capsys: pytest.CaptureFixture[str]) -> None:
    for name, content, suffix in (("表.xlsx", book("表.xlsx"), ".xlsx"), ("表.docx", word("表.docx"), ".docx")):
        for part in content:
            store(f"坏{suffix}", {other: data for other, data in content.items() if other != part})
            tried(capsys, f"坏{suffix}", suffix)
        assert name


def test_a_bomb(capsys: pytest.CaptureFixture[str]) -> None:
    content = book("表.xlsx")
    with zipfile.ZipFile("坏.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        for part, data in {**content, "xl/media/image1.png": b"\0" * 50_000_000}.items():
            package.writestr(part, data)
    ran = run(capsys, "check", "坏.xlsx", "-o", "副本.xlsx")
    assert ran.status == 3
    assert "压缩比异常（疑为压缩炸弹），未读取" in ran.out
    assert not Path("副本.xlsx").exists()


def test_two_parts_of_one_name(capsys: pytest.CaptureFixture[str]) -> None:
    content = book("表.xlsx")
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile("坏.xlsx", "w") as package:
        for part, data in [*content.items(), ("xl/styles.xml", b"<x/>")]:
            package.writestr(part, data)
    ran = run(capsys, "check", "坏.xlsx", "-o", "副本.xlsx")
    assert "没有写出副本：压缩包里有同名的部件，不能原样改写" in ran.err


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_bytes_changed_anywhere(data: st.DataObject, capsys: pytest.CaptureFixture[str]) -> None:
    content = sound()
    part = data.draw(st.sampled_from(sorted(content)))
    whole = bytearray(content[part])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    store("坏.xlsx", {**content, part: bytes(whole)})
    tried(capsys, "坏.xlsx", ".xlsx")
