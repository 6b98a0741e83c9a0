"""The files of ``tests/errors``: one mistake each, with what must be reported written at their head.

A line ``# 应报：行:列 级别 代码 标题：说明`` for each finding, followed by ``# 建议：…`` where there is one.
``make update`` writes the heads anew.
"""

from __future__ import annotations

from pathlib import Path

from perfscore.load import read_sheet
from perfscore.model.finding import Finding

FOLDER = Path(__file__).parent.parent / "errors"
MARK, ADVICE = "# 应报：", "# 建议："


def files() -> list[Path]:
    """All files, by name."""
    return sorted(FOLDER.glob("*.yaml"))


def lines(finding: Finding) -> list[str]:
    """A finding as the head of a file states it."""
    place = f"{finding.at.line}:{finding.at.column}"
    text = f"{finding.title}：{finding.message}" if finding.message else finding.title
    stated = [f"{MARK}{place} {finding.level.value} {finding.code} {text}"]
    return [*stated, f"{ADVICE}{finding.advice}"] if finding.advice else stated


def stated(path: Path) -> list[str]:
    """What the head of a file says must be reported."""
    written = path.read_bytes()
    text = written.decode("gbk" if path.stem.endswith("gbk") else "utf-8-sig", errors="surrogateescape")
    return [line for line in text.splitlines() if line.startswith((MARK, ADVICE))]


def reported(path: Path) -> list[str]:
    """What is reported."""
    return [line for finding in read_sheet(path).findings for line in lines(finding)]


def rewrite(path: Path) -> None:
    """Write the head of a file anew; then read the difference as if it were code."""
    encoding = "gbk" if path.stem.endswith("gbk") else "utf-8"
    for _ in range(2):  # the places move with the length of the head
        written = path.read_bytes()
        found = [line.encode(encoding) for line in reported(path)]
        marks = (MARK.encode(encoding), ADVICE.encode(encoding))
        body = [line for line in written.split(b"\n") if not line.removeprefix(b"\xef\xbb\xbf").startswith(marks)]
        start = b"\xef\xbb\xbf" if written.startswith(b"\xef\xbb\xbf") else b""
        end = b"\r" if body and body[0].endswith(b"\r") else b""
        path.write_bytes(start + b"\n".join([line + end for line in found] + body).replace(b"\xef\xbb\xbf", b""))
