"""Bytes → text."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfscore.load import parse_sheet
from perfscore.load.decode import decode

TEXT = "名称: 农村公路养护\n备注: 甲\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TEXT.encode(), []),
        (TEXT.encode("utf-8-sig"), []),
        (TEXT.replace("\n", "\r\n").encode(), []),
        (TEXT.replace("\n", "\r").encode(), []),
        (TEXT.encode("gbk"), ["文件是GBK编码，已按GBK读取。"]),
        (TEXT.encode("utf-16"), ["文件是UTF-16编码，已按UTF-16读取。"]),
    ],
    ids=["utf-8", "bom", "crlf", "cr", "gbk", "utf-16"],
)
def test_encodings_and_line_ends(data: bytes, said: list[str]) -> None:
    text, findings = decode(data, "表.yaml")
    assert (text, [finding.message for finding in findings]) == (TEXT, said)


def test_characters_that_only_gb18030_has() -> None:
    text, findings = decode("名称: 㐀村\n备注: 甲\n".encode("gb18030"), "表.yaml")
    assert text == "名称: 㐀村\n备注: 甲\n"
    assert [finding.message for finding in findings] == ["文件是GB18030编码，已按GB18030读取。"]


def test_a_few_broken_bytes_do_not_turn_the_file_into_gbk() -> None:
    data = (TEXT * 3).encode().replace("甲".encode(), b"\xe7\x94", 1)
    text, findings = decode(data, "表.yaml")
    assert text is not None
    assert "农村公路养护" in text
    assert [(finding.code, finding.at.line, finding.at.column) for finding in findings] == [("PS108", 2, 5)]


def test_what_is_no_text_is_not_read() -> None:
    text, findings = decode(b"\x89PNG\r\n\x1a\n\x00\xff\xff\xff", "表.yaml")
    assert text is None
    assert [finding.code for finding in findings] == ["PS108"]


@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_sheet_or_findings(data: bytes) -> None:
    text, findings = decode(data, "表.yaml")
    if text is None:
        assert findings
    else:
        read, more = parse_sheet(text, "表.yaml")
        assert read is not None or more


def test_random_bytes_of_some_size_end_quickly() -> None:
    text, findings = decode(os.urandom(200_000), "表.yaml")
    assert text is None or parse_sheet(text, "表.yaml")[1] or findings
