"""Findings that the user does not want to see: ``# perfscore: ignore CODE 理由`` at the line, and a baseline file."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.model.source import Span, lines_of

BAD_COMMENT = Code(
    "PS140",
    Level.WARNING,
    Category.FORM,
    "忽略注释有误，没有生效",
    """“# perfscore: ignore PS401 理由”使这一行的PS401不再显示。代码之后必须写理由，别人才知道为什么可以不管；几个代码用逗号隔开。

写在行末的管这一行；写在单独一行的管下一行；写在“预期目标: |”一类的行尾的，管这一整段文字。""",
)
_COMMENT = re.compile(r"(?:^|\s)#\s*perfscore\s*[:：]\s*ignore\b[\s:：]*(?P<rest>.*)$")
_CODES = re.compile(r"(?P<codes>PS\d{3}(?:\s*[,，、]\s*PS\d{3})*)\s*(?P<reason>.*)", re.DOTALL)
_BLOCK = re.compile(r":\s*[|>][+-]?\d?[+-]?\s*$")
_LINE_NUMBER = re.compile(r":\d+(?=[)）])")


@dataclass(frozen=True, slots=True)
class Silence:
    """What the comments of one file silence: first and last line, and the codes; and what is wrong with them."""

    ranges: tuple[tuple[int, int, frozenset[str]], ...] = ()
    findings: tuple[Finding, ...] = ()

    def covers(self, finding: Finding) -> bool:
        """Whether a comment speaks of this finding."""
        line = finding.at.line
        return any(first <= line <= last and finding.code in codes for first, last, codes in self.ranges)


NOTHING = Silence()


def comments(text: str, file: str) -> Silence:
    """The ignore comments of a file."""
    if "perfscore" not in text:
        return NOTHING
    lines = lines_of(text)
    ranges: list[tuple[int, int, frozenset[str]]] = []
    findings: list[Finding] = []
    for number, line in enumerate(lines, start=1):
        comment = _COMMENT.search(line)
        if comment is None:
            continue
        read = _CODES.match(comment["rest"])
        if read is None or not read["reason"].strip():
            what = "没有写代码" if read is None else f"{read['codes']}之后没有写理由"
            at = Span(file, number, comment.start() + 1, number, len(line) + 1)
            findings.append(
                BAD_COMMENT.at(at, f"忽略注释{what}，没有生效。", "写成“# perfscore: ignore PS401 理由”，理由必填。")
            )
            continue
        codes = frozenset(re.findall(r"PS\d{3}", read["codes"]))
        ranges.append((*_reach(lines, number, line[: comment.start()]), codes))
    return Silence(tuple(ranges), tuple(findings))


def _reach(lines: list[str], number: int, before: str) -> tuple[int, int]:
    """The lines a comment speaks of: its own, the next one where it stands alone, a whole block text after its head."""
    if not before.strip():
        following = number
        while following < len(lines) and lines[following].lstrip().startswith("#"):
            following += 1
        return following + 1, following + 1
    if not _BLOCK.search(before):
        return number, number
    depth = len(before) - len(before.lstrip())
    last = number
    while last < len(lines) and (not lines[last].strip() or len(lines[last]) - len(lines[last].lstrip()) > depth):
        last += 1
    return number, last


@dataclass(slots=True)
class Baseline:
    """Known findings, keyed without line numbers; each known one hides one found."""

    known: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)

    def new(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that are not known."""
        left = Counter(self.known)
        for finding in findings:
            key = _key(finding.code, finding.at.file, finding.indicator, finding.story)
            if left[key]:
                left[key] -= 1
            else:
                yield finding


def baseline(text: str) -> Baseline:
    """The findings in the output of ``check --format json``. Raises ValueError where it is not that."""
    try:
        rows = json.loads(text)["问题"]
        keys = [_key(row["代码"], row["文件"], row["指标"], row["说明"]) for row in rows]
    except (KeyError, TypeError) as error:
        raise ValueError("no output of check --format json") from error
    return Baseline(Counter(keys))


def _key(code: str, file: str, indicator: str | None, message: str) -> tuple[str, str, str, str]:
    return code, file, indicator or "", _LINE_NUMBER.sub("", message)
