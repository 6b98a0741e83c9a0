"""The ten sections of a report, and the unit's own text for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from perfscore.language.nothing import answers_none
from perfscore.language.ordinals import POINTS, bare
from perfscore.model import Passage, Sheet
from perfscore.report import escape

Record = dict[str, object]

# The ten sections of a report: number, title, and the words by which a key of 报告 is recognised.
SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("基本情况", ("基本情况", "概况")),
    ("一般公共预算支出情况", ("一般公共预算",)),
    ("政府性基金预算支出情况", ("政府性基金",)),
    ("国有资本经营预算支出情况", ("国有资本",)),
    ("社会保险基金预算支出情况", ("社会保险基金", "社保基金")),
    ("部门整体支出绩效情况", ("绩效情况", "绩效完成情况")),
    ("存在的问题及原因分析", ("问题",)),
    ("下一步改进措施", ("改进措施", "下一步")),
    ("绩效自评结果拟应用和公开情况", ("结果", "公开")),
    ("其他需要说明的情况", ("其他",)),
)

_SAYS_NONE = re.compile(r"[^。；，,;]{0,30}(?:无|没有|未发生|未安排)[^。；，,;]{0,20}[。.]?")


def report_record(sheet: Sheet) -> dict[str, list[Record]]:
    """报告 by the ten section titles; a section that the file does not have is an empty list."""
    sections: dict[str, list[Record]] = {title: [] for title, _ in SECTIONS}
    for key, passages in sheet.report.items():
        title = section_of(key)
        if title is not None:
            sections[title] += [_passage(passage) for passage in passages]
    return sections


def section_of(key: str) -> str | None:
    """The section a key of 报告 means: its own title with or without ordinal, or a title that contains its word."""
    name = bare(key).strip()
    for title, _ in SECTIONS:
        if name == title:
            return title
    return next((title for title, words in SECTIONS if any(word in name for word in words)), None)


def says_none(passages: Iterable[Record]) -> bool:
    """The narrative is nothing but 无, or one short sentence that says so."""
    texts = [escape.one_line(str(passage["正文"])) for passage in passages]
    return bool(texts) and all(answers_none(text) or _SAYS_NONE.fullmatch(text) for text in texts)


def only_none(passages: Iterable[Record]) -> bool:
    """The narrative is the bare word 无 (or —, /): it wants a sentence."""
    texts = [escape.one_line(str(passage["正文"])) for passage in passages]
    return bool(texts) and all(map(answers_none, texts))


def lines(text: str) -> list[str]:
    """The lines of a narrative text without their own ordinals."""
    found = [line.strip() for line in escape.clean(text).split("\n")]
    return [bare(line, POINTS) for line in found if line]


def _passage(passage: Passage) -> Record:
    return {"标题": passage.title, "正文": passage.body}
