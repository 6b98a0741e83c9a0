"""``perfscore rule -``: a rule text on standard input, in the encodings of a console."""

from __future__ import annotations

import sys
from io import BytesIO, TextIOWrapper

import pytest

from perfscore.shell.cli import main

TEXT = "每少1次扣0.5分"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_rule_from_standard_input(
    encoding: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(TEXT.encode(encoding))))
    assert main(["rule", "-"]) == 0
    assert TEXT in capsys.readouterr().out


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["rule", "-"]) == 2
    assert capsys.readouterr().err == "出错：标准输入不能读取：没有可读的输入。\n"
