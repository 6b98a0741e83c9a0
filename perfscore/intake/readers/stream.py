"""Text with one cell on each line, as copies of web pages and some readers of PDF give it → rows again.

``kept``: empty cells are there, as a bar alone or a hard blank. ``whole``: no cell is broken over lines. Column names on
successive lines tell how many columns there are; the contents tell where a row begins (see ``weave``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from perfscore.intake import heads
from perfscore.intake.grid import Cell, Place, Row
from perfscore.intake.info import key_of
from perfscore.intake.meaning import goal
from perfscore.intake.money import amount, fund_meaning, settled
from perfscore.intake.readers import headrun
from perfscore.intake.readers.weaving import Weaving
from perfscore.intake.weave import Piece
from perfscore.intake.words import (
    FOOT,
    NOTE,
    POINTS_ALONE,
    SIDE,
    TITLE,
    is_empty,
    is_level1,
    is_level2,
    is_total_label,
    number,
    percent,
    squash,
)

_HEADS = 4
_FUNDS = 3
_MOST_TEXTS = 6
_ENOUGH = 12
_BARRED = re.compile(r"[^|]*\|\s*")
_TITLE_LENGTH = 45
_UNIT_ALONE = re.compile(r"（(?:单位：)?[万亿]?元）")
_UNIT = re.compile(r"（(?:单位：)?[万亿]?元）")
_HEADING = re.compile(r"\d{1,2}[.、．][^。；，]{2,20}(?:概述|情况|说明|分析|内容)")
_SHORTEST_TEXT = 8
_BLOCKS = ((headrun.head, _HEADS), (headrun.fund, _FUNDS))
_HARD = re.compile(r"[\u00a0\u3000]")


def barred(content: str) -> list[Cell] | None:
    """The cells, if nearly all lines are one cell and a bar."""
    lines = content.splitlines()
    written = [line for line in lines if line.strip()]
    bars = sum(1 for line in written if _BARRED.fullmatch(line))
    if bars < _ENOUGH or bars * 10 < len(written) * 7:
        return None
    return [
        Cell(line.strip().removesuffix("|").strip(), 0, place=place_of(number))
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]


def stacked(lines: Sequence[str]) -> list[Row] | None:
    """The rows, if nearly all lines hold one cell and column names stand one below the other.

    Where hard blanks stand for empty cells, both ways of reading are tried; the one with fewer doubtful rows is taken.
    """
    cells = [
        Cell(line.strip(), 0, place=place_of(number))
        for number, line in enumerate(lines, 1)
        if line.strip() or _HARD.search(line)
    ]
    written = [cell for cell in cells if cell.text]
    parted = sum(1 for cell in written if "\t" in cell.text or "|" in cell.text)
    if parted * 5 > len(written) or sum(1 for cell in written if headrun.head(cell.text)) < _HEADS:
        return None
    ways = [rows(written, kept=False, whole=False)]
    if len(cells) - len(written) >= _HEADS:
        ways.append(rows(cells, kept=True, whole=False))
    return min(ways, key=lambda way: sum(1 for row in way if row.doubt or row.loose))


def place_of(line: int) -> Place:
    """A line of the text."""
    return Place(f"第{line}行", row=line, column=1)


def rows(cells: Sequence[Cell], *, kept: bool, whole: bool, words: bool = False) -> list[Row]:
    """All rows of such a text. ``words``: the cells are words of a line, so that a text may be several."""
    walk = _Walk(_upright(cells), kept, whole, words)
    while walk.at < len(walk.cells):
        walk.step()
    return walk.rows


def _upright(cells: Sequence[Cell]) -> list[Cell]:
    """Words written downwards, one character a line (绩 / 效 / 指 / 标), and points below their label, as one cell."""
    found: list[Cell] = []
    for cell in cells:
        last = found[-1] if found else None
        single = len(cell.text) == 1 and "\u4e00" <= cell.text <= "\u9fff"
        if last is not None and single and len(last.text) <= 5 and last.remark == "upright":
            found[-1] = Cell(last.text + cell.text, 0, place=last.place, remark="upright")
        elif last is not None and _qualifies(cell.text, last.text):
            found[-1] = Cell(last.text + cell.text, 0, place=last.place)
        else:
            found.append(Cell(cell.text, 0, place=cell.place, remark="upright" if single else ""))
    return [Cell(cell.text, 0, place=cell.place) for cell in found]


def _qualifies(text: str, label: str) -> bool:
    """``（50分）`` below 产出指标, ``（万元）`` below 项目资金."""
    if POINTS_ALONE.fullmatch(text):
        return is_level1(label) or is_level2(label)
    return bool(_UNIT_ALONE.fullmatch(squash(text))) and number(label) is None and len(label) <= _TITLE_LENGTH


def _is_figure(text: str) -> bool:
    return is_empty(text) or amount(text) is not None or percent(text) is not None


@dataclass(slots=True)
class _Walk:
    """Goes through the cells; ``funds`` is the number of columns of the funds block while inside it."""

    cells: Sequence[Cell]
    kept: bool
    whole: bool
    words: bool = False
    at: int = 0
    funds: int = 0
    rows: list[Row] = field(default_factory=list)

    def step(self) -> None:
        """Take what begins here."""
        text = self._text(0)
        if not text.strip():
            self.at += 1
        elif not (self._table() or self._funds_heads() or self._funds_row() or self._goals() or self._pair(text)):
            self.rows.append(Row((self.cells[self.at],), aligned=False, loose=True, copied=True))
            self.at += 1

    def _text(self, ahead: int) -> str:
        return self.cells[self.at + ahead].text if self.at + ahead < len(self.cells) else ""

    def _take(self, count: int) -> list[Cell]:
        taken = list(self.cells[self.at : self.at + count])
        self.at += count
        return taken

    def _emit(self, cells: Sequence[Cell], first: int = 0) -> None:
        placed = tuple(
            Cell(cell.text, position, place=cell.place)
            for position, cell in enumerate(cells, first)
            if cell.text.strip()
        )
        if placed:
            self.rows.append(Row(placed))

    # --- head, money, goals -------------------------------------------------------------------------------------

    def _pair(self, text: str) -> bool:
        named = key_of(text) is not None or bool(FOOT.fullmatch(squash(text)))
        follower = self._text(1)
        if not named or not follower.strip() or key_of(follower) is not None or FOOT.fullmatch(squash(follower)):
            return False
        self._emit(self._take(2))
        return True

    def _goals(self) -> bool:
        if self.words:
            return False
        first, second = goal(self._text(0)), goal(self._text(1))
        if first == "目标" and second in ("预期目标", "目标") and goal(self._text(2)) == "实际完成情况":
            self.at += 1  # the name of the block
            first, second = second, "实际完成情况"
        width = 2
        if first in ("预期目标", "目标") and second == "调整" and goal(self._text(2)) == "实际完成情况":
            width = 3 if self.kept else 0
        elif first is not None and second is None and self._is_text(1):
            self._emit(self._take(2))
            return True
        elif first is None or second != "实际完成情况":
            return False
        if not width or self.at + width >= len(self.cells):
            return False
        self._emit(self._take(width))
        if self.whole or self._texts() == width:
            self._emit(self._take(width))
        return True

    def _is_text(self, ahead: int) -> bool:
        """A sentence, with something else behind it that has a name of its own."""
        text, behind = squash(self._text(ahead)), self.at + ahead + 1
        block = behind >= len(self.cells) or self._names(behind)
        return len(text) > _SHORTEST_TEXT and text.endswith(("。", "；", "！")) and block

    def _names(self, at: int) -> bool:
        text = self.cells[at].text
        named = key_of(text) is not None or goal(text) is not None or squash(text) in SIDE
        return named or any(headrun.run(self.cells, at, *known) for known in _BLOCKS)

    def _texts(self) -> int:
        """How many cells stand here before something with a name of its own begins."""
        count = 0
        while self.at + count < len(self.cells) and count <= _MOST_TEXTS:
            at, text = self.at + count, self._text(count)
            if (
                _HEADING.fullmatch(squash(text))
                or squash(text) in SIDE
                or key_of(text) is not None
                or headrun.run(self.cells, at, headrun.head, _HEADS)
            ):
                return count
            if headrun.run(self.cells, at, headrun.fund, _FUNDS) or is_total_label(text):
                return count
            count += 1
        return count

    def _funds_heads(self) -> bool:
        names = headrun.run(self.cells, self.at, headrun.fund, _FUNDS, whole=self.whole)
        if not names:
            return False
        texts = ["".join(cell.text for cell in name) for name in names]
        claims = []
        for index, text in enumerate(texts):
            meant = fund_meaning(text)
            if meant:
                claims.append((meant[0], meant[1], Cell(text, index)))
        sides = _beside(texts)
        kept = settled([claim for claim in claims if claim[2].column >= sides])
        first = kept[0][1].column if kept else 0
        while self.at < len(self.cells) and first:
            name = names.pop(0)
            self.rows.append(Row((_joined(name),), aligned=False, loose=True, copied=True))
            self.at += len(name)
            first -= 1
        self.funds = len(names)
        self.at += sum(map(len, names))
        self._emit([_joined(name) for name in names], first=1)
        return True

    def _funds_row(self) -> bool:
        if not self.funds or number(self._text(0)) is not None or key_of(self._text(0)) is not None:
            return False
        width = self._funds_width()
        written = any(self._text(ahead).strip() for ahead in range(1, width + 1))
        if self.kept:
            if width < self.funds - 1 or not (written or width == self.funds):
                return False
            self._emit(self._take(width + 1))
            return True
        if width < 2:
            return False
        cells = self._take(width + 1)
        placed = tuple(Cell(cell.text, index, place=cell.place) for index, cell in enumerate(cells))
        self.rows.append(Row(placed, aligned=width == self.funds, words=width != self.funds, copied=True))
        return True

    def _funds_width(self) -> int:
        """How many cells belong to a row of figures; a reason behind them only where no next row can begin there."""
        width = 0
        while width < self.funds and self.at + width + 1 < len(self.cells) and self._may_stand(width + 1):
            width += 1
        text = self._text(width + 1)
        reason = text and not _is_figure(self._text(width + 2)) and re.sub(r"（.*", "", squash(text)) not in SIDE
        return width + 1 if width == self.funds - 1 and reason and self.kept else width

    def _may_stand(self, ahead: int) -> bool:
        text = self._text(ahead)
        return _is_figure(text) and (self.kept or bool(text.strip()))

    # --- the indicators -----------------------------------------------------------------------------------------

    def _table(self) -> bool:
        names = headrun.run(self.cells, self.at, headrun.head, _HEADS, whole=self.whole)
        if not names:
            return False
        cells = [Cell(_joined(name).text, index, place=name[0].place) for index, name in enumerate(names)]
        keys = {key for key, _ in heads.read(Row(tuple(cells)), None).heads}
        if "指标" not in keys or not keys & {"年度指标值", "实际完成值", "分值"}:
            return False
        self.at += sum(map(len, names))
        self.funds = 0
        end = self.at
        while end < len(self.cells) and not self._ends(end):
            end += 1
        body = [cell for cell in self.cells[self.at : end] if self.kept or cell.text.strip()]
        self.at = end
        woven = Weaving(self.kept, lined=False, whole=self.whole).best(cells, [Piece(cell) for cell in body])
        self.rows += woven.rows
        if not woven.found:
            self.rows += [Row((cell,), aligned=False, loose=True, copied=True) for cell in body if cell.text.strip()]
        self._total()
        return True

    def _ends(self, at: int) -> bool:
        text = self.cells[at].text
        word = squash(text)
        if is_total_label(text) or key_of(text) is not None or FOOT.fullmatch(word) or NOTE.match(word):
            return True
        if len(word) <= _TITLE_LENGTH and "。" not in word and TITLE.search(word):
            return True
        return bool(headrun.run(self.cells, at, headrun.head, _HEADS, whole=self.whole))

    def _total(self) -> None:
        if self.at >= len(self.cells) or not is_total_label(self._text(0)):
            return
        count = 1
        while self.at + count < len(self.cells) and (
            is_empty(self._text(count)) or number(self._text(count)) is not None
        ):
            count += 1
        total = [cell for cell in self._take(count) if cell.text.strip()]
        placed = tuple(Cell(cell.text, at, place=cell.place) for at, cell in enumerate(total))
        self.rows.append(Row(placed, aligned=False))


def _beside(texts: Sequence[str]) -> int:
    """How many names stand before the columns: where one alone bears the unit of money, it is the block's or that of the labels."""
    units = [at for at, text in enumerate(texts) if _UNIT.search(squash(text))]
    return units[0] + 1 if len(units) == 1 and len(texts) - units[0] > _FUNDS - 1 else 0


def _joined(pieces: Sequence[Cell]) -> Cell:
    return Cell("".join(cell.text for cell in pieces), 0, place=pieces[0].place)
