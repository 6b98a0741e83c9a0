"""Heads and feet of the forms: 项目名称, 主管部门 …, 填报日期; names and telephone numbers of persons are left out."""

from __future__ import annotations

import re

from perfscore.intake.draft import Draft, Value
from perfscore.intake.grid import Cell, Ledger, Row
from perfscore.intake.words import INFO_WORDS, PERSON, is_empty, number, squash, tidy_name, tidy_text

PRIVATE = "个人信息"
BLANK = "空值符号"
TOTAL_SCORE = "自评总分"
_WORDS = "|".join(sorted(map(re.escape, [*INFO_WORDS, *PERSON]), key=len, reverse=True))
_INLINE = re.compile(
    rf"({_WORDS.replace('（', '[（(]').replace('）', '[）)]')})(?:[（(][^（）()]{{1,8}}[）)])?\s*[：:]"
)
_TOTAL_SCORE = re.compile(
    r"(?:(?:项目|自评|绩效|评价|综合|最终|总体|部门)+(?:总得分|总分|得分|评分|总评分|总分值)|总得分)"
)
_LABEL = re.compile(r"[\u4e00-\u9fff（）()、/]{2,18}")


def inline(text: str) -> list[tuple[str, str]]:
    """``填表人：张三 填报日期：2025.5.15`` → pairs of label and value; empty unless the text begins with a known label."""
    flat = re.sub(r"\s+", " ", text).strip()
    found = list(_INLINE.finditer(flat))
    if not found or found[0].start() > 0:
        return []
    ends = [match.start() for match in found[1:]] + [len(flat)]
    return [(squash(match.group(1)), flat[match.end() : end].strip()) for match, end in zip(found, ends, strict=True)]


def key_of(text: str) -> str | None:
    """The key that a label means, ``""`` for a person's, None for no label of ours."""
    word = squash(text)
    bare = re.sub(r"（[^（）]*）$", "", word)
    if _TOTAL_SCORE.fullmatch(bare):
        return TOTAL_SCORE
    for candidate in (word, bare):
        if candidate in PERSON:
            return ""
        if candidate in INFO_WORDS:
            return INFO_WORDS[candidate]
    return None


def read(row: Row, draft: Draft, ledger: Ledger) -> bool:
    """Take the labels and values of a row; False if it has no label of ours."""
    cells = list(row.cells)
    if len(cells) == 1:
        return _inline_cell(cells[0], draft, ledger)
    if not any(key_of(cell.text) is not None or inline(cell.text) for cell in cells):
        return False
    index = 0
    while index < len(cells):
        index += _pair(cells, index, draft, ledger)
    return True


def _pair(cells: list[Cell], index: int, draft: Draft, ledger: Ledger) -> int:
    cell = cells[index]
    key = key_of(cell.text)
    if key is None:
        if not _inline_cell(cell, draft, ledger) and _is_unknown_label(cells, index):
            ledger.label(cell)
            _extra(cell, cells[index + 1], draft, ledger)
            return 2
        return 1
    ledger.label(cell)
    follower = cells[index + 1] if index + 1 < len(cells) else None
    if follower is None or key_of(follower.text) is not None or inline(follower.text):
        return 1
    _take(key, cell, follower, draft, ledger)
    return 2


def _is_unknown_label(cells: list[Cell], index: int) -> bool:
    text = squash(cells[index].text)
    known = index + 1 < len(cells) and key_of(cells[index + 1].text) is None and not inline(cells[index + 1].text)
    return known and bool(_LABEL.fullmatch(text))


def unknown_pair(row: Row, draft: Draft, ledger: Ledger) -> bool:
    """Labels we do not know, each with one value beside it, are kept as ``x-…``."""
    labels, values = row.cells[::2], row.cells[1::2]
    if len(labels) != len(values) or not all(_LABEL.fullmatch(squash(cell.text)) for cell in labels):
        return False
    for label, value in zip(labels, values, strict=True):
        ledger.label(label)
        _extra(label, value, draft, ledger)
    return True


def _extra(label: Cell, value: Cell, draft: Draft, ledger: Ledger) -> None:
    if is_empty(value.text):
        ledger.leave_out(value, BLANK)
        return
    name = "x-" + squash(label.text)
    draft.extra.setdefault(name, Value(tidy_text(value.text), ["格式中没有这一栏，原样保留"], (value,)))
    ledger.place(value)


def _take(key: str, label: Cell, cell: Cell, draft: Draft, ledger: Ledger) -> None:
    if not key:
        ledger.leave_out(cell, PRIVATE)
    elif key == TOTAL_SCORE:
        _total(cell, cell.text, draft, ledger)
    elif is_empty(cell.text):
        ledger.leave_out(cell, BLANK)
    else:
        put(draft, key, cell.text, squash(label.text), cell)
        ledger.place(cell)


def _total(cell: Cell, text: str, draft: Draft, ledger: Ledger) -> None:
    """自评总分 beside its label; nothing is taken that is no number."""
    figure = number(text)
    if figure is not None:
        draft.total.setdefault(TOTAL_SCORE, Value(figure, cells=(cell,)))
        ledger.place(cell)


def put(draft: Draft, key: str, text: str, label: str, cell: Cell) -> None:
    """Enter a head value; a second, different one is kept under its own label and doubtful."""
    value = tidy_text(text) if key == "职责" else tidy_name(text)
    if key == "名称":
        value = value.removeprefix("：").strip()
    known = draft.head.setdefault(key, Value(value, cells=(cell,)))
    if squash(known.text) != squash(value):
        name = f"x-{label}" if label != key else f"x-{key}（另一处）"
        draft.extra.setdefault(name, Value(value, [f"与“{key}”的另一写法不同，另行保留"], (cell,)))


def _inline_cell(cell: Cell, draft: Draft, ledger: Ledger) -> bool:
    pairs = inline(cell.text)
    if not pairs:
        return False
    kept = False
    for label, text in pairs:
        key = INFO_WORDS.get(label, "")
        if key == TOTAL_SCORE:
            kept = number(text) is not None
            _total(cell, text, draft, ledger)
        elif key and text and not is_empty(text):
            put(draft, key, text, label, cell)
            kept = True
    if kept:
        ledger.place(cell)
    elif any(text and label in PERSON for label, text in pairs):
        ledger.leave_out(cell, PRIVATE)
    else:
        ledger.label(cell)
    return True
