"""docs/errors.md: the mistakes of reading, with an example of each from tests/errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from error_files import files

from perfscore.load import read_sheet
from perfscore.load.codes import CODES
from perfscore.model.finding import Code, Finding
from perfscore.model.source import lines_of
from perfscore.present.excerpt import excerpt

MANUAL = Path(__file__).parent.parent.parent / "docs" / "errors.md"
HEAD = """# 读取文件时的错误

指标文件写得不合格式时，`perfscore` 会指出行和列、原因和改法。本页按问题代码列出各种错误和例子，
由测试用的例子生成；`perfscore codes PS102` 显示其中一类的说明。格式本身见 [format.md](format.md)。
"""


def manual() -> str:
    """The whole page."""
    found: dict[str, dict[str, str]] = {}
    for path in files():
        loaded = read_sheet(path)
        for finding in loaded.findings:
            found.setdefault(finding.code, {}).setdefault(finding.message, _example(finding, loaded.text))
    return HEAD + "".join("".join(_section(code, found.get(code.code, {}).values())) for code in CODES)


def _section(code: Code, examples: Iterable[str]) -> Iterator[str]:
    yield f"\n## {code.code} {code.title}\n\n{_escaped(code.manual)}\n"
    yield from examples


def _example(finding: Finding, text: str) -> str:
    lines = lines_of(text)
    line = lines[finding.at.line - 1] if finding.at.line <= len(lines) else ""
    shown = [*(excerpt(line, finding.at) if line else ()), f"  {finding.message}", f"  建议：{finding.advice}"]
    return "\n```\n" + "\n".join(shown) + "\n```\n"


def _escaped(text: str) -> str:
    """Signs that Markdown would read as its own."""
    return "".join(f"\\{sign}" if sign in "*_`<>|\\&[]" else sign for sign in text)
