"""年度总体目标 and other long texts: two columns side by side, label and text in a row, or lines torn over pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from perfscore.intake.draft import Draft, Value
from perfscore.intake.grid import Cell, Ledger, Row
from perfscore.intake.heads import widest
from perfscore.intake.info import BLANK
from perfscore.intake.meaning import goal
from perfscore.intake.words import INFO_WORDS, is_empty, squash, tidy_text
from perfscore.language.ordinals import Form, Ordinal, ordinal

_PARTS = re.compile(r"[\n。；;]")
_FINISHED = re.compile(r"[。；;！!：:]$")
_SIDE_TOP = frozenset({"年度总体", "年度", "总体", "年度绩效", "绩效"})  # 年度总体目标 broken over two lines
_SIDE_END = frozenset({"目标", "总体目标", "标", "绩效目标"})
_SHORT_LABEL = 10
_STUB = 6
_OTHER_HEADING = re.compile(r"\d{1,2}[.、．][^。；，]{2,20}(?:概述|情况|说明|分析|内容)")
SIDES = ("预期目标", "实际完成情况")


@dataclass(slots=True)
class GoalsReader:
    """Collects texts for 预期目标, 实际完成情况 and 职责."""

    draft: Draft
    ledger: Ledger
    heads: dict[str, Cell] = field(default_factory=dict)
    pending: list[str] = field(default_factory=list)  # keys whose labels stood alone
    loose: list[Cell] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    sides: set[Cell] = field(default_factory=set)  # labels beside the block, of which the words may be those of a head
    torn: set[str] = field(default_factory=set)  # keys whose text runs over pages
    doubts: dict[str, list[str]] = field(default_factory=dict)
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    last: str = ""
    whole: bool = False  # the texts came from a true table: lines below it are none of theirs

    def labels(self, row: Row) -> dict[Cell, str]:
        """The cells of the row that name a long text."""
        found = {}
        for cell in row.cells:
            meant = "目标" if cell in self.sides else self._meant(cell, row)
            if meant:
                found[cell] = meant
        return found

    def _meant(self, cell: Cell, row: Row) -> str | None:
        text = re.sub(r"（.*）$", "", squash(cell.text))
        first = cell is row.cells[0]
        if first and (text in _SIDE_TOP if not self.heads else text in _SIDE_END):
            return "目标"
        meant = goal(cell.text)
        if meant == "实际完成情况" and self._heads_follow(row.cells[row.cells.index(cell) + 1 :]):
            return "目标"
        return meant or ("职责" if INFO_WORDS.get(text) == "职责" else None)

    def _heads_follow(self, cells: Sequence[Cell]) -> bool:
        """What stands before the two heads names the block, though its words may be those of a head."""
        following = {goal(cell.text) for cell in cells}
        return bool(following & {"预期目标", "目标"}) and "实际完成情况" in following

    def row(self, row: Row) -> bool:
        """Take a row; False if it is none of ours."""
        labels = self.labels(row)
        cells = [cell for cell in row.cells if cell not in labels]
        for cell, meaning in labels.items():
            self.ledger.label(cell)
            if meaning == "目标":
                self.sides.add(cell)
        if not labels:
            return self._content(row, cells)
        keys = list(dict.fromkeys(labels.values()))
        if not self.heads and keys == ["目标"] and all(squash(cell.text) in _SIDE_TOP for cell in labels):
            return False
        if "实际完成情况" in keys and ("预期目标" in keys or "目标" in keys) and self._only_heads(row, labels, cells):
            self._open(labels, cells)
            return True
        if not cells:
            self._await(keys)
            return True
        return self._beside(row, labels, cells)

    def _only_heads(self, row: Row, labels: dict[Cell, str], cells: list[Cell]) -> bool:
        """The rest of the row are labels at its left edge that reach down beside the texts."""
        first = next(iter(labels))
        reach = row.copied and row.aligned  # bars do not tell how far down a cell reaches
        return all(cell.column < first.column and (cell.rows > 1 or reach) for cell in cells)

    def _open(self, labels: dict[Cell, str], cells: list[Cell]) -> None:
        """Columns of texts begin: what waited for a text was the name of the block."""
        self._settle()
        named = {key for key in labels.values() if key != "目标"}
        self.heads = {self._side(key): cell for cell, key in labels.items() if key != "目标" or "预期目标" not in named}
        if list(self.heads)[:1] == ["调整"] and "预期目标" not in self.heads:
            self.heads["预期目标"] = self.heads.pop("调整")
        self.pending = []
        for cell in (*cells, *(cell for cell in labels if cell not in self.heads.values())):
            self.ledger.label(cell)
            self.sides.add(cell)
        self.sides -= set(self.heads.values())

    def _side(self, key: str) -> str:
        return "预期目标" if key == "目标" else key

    def _await(self, keys: Sequence[str]) -> None:
        key = self._side(keys[-1])
        if key in self.pending:
            self.pending.remove(key)  # it was the name of the block, in the words of one of its texts
        if key not in self.texts:
            self.pending.append(key)

    def _beside(self, row: Row, labels: dict[Cell, str], cells: list[Cell]) -> bool:
        """Texts stand to the right of their labels, or below the heads where only the side label repeats."""
        if self.heads and all(key == "目标" for key in labels.values()):
            return self._content(row, cells)
        first = next(iter(labels))
        outer = [
            cell for cell in cells if cell.column < first.column and (row.aligned or len(cell.text) <= _SHORT_LABEL)
        ]
        for cell in outer:  # the name of the block, left of the names of its texts
            self.ledger.label(cell)
            self.sides.add(cell)
        inner = [cell for cell in cells if cell not in outer]
        for cell in inner:
            before = [label for label in labels if label.column < cell.column]
            key = self._side(labels[before[-1]]) if before else next(iter(map(self._side, labels.values())))
            self._add(key, cell)
        if not inner:
            self._await(list(labels.values()))
        return True

    @property
    def waiting(self) -> bool:
        """A label stands open, so that lines without a label may belong to it."""
        return bool(self.heads or self.pending)

    def _content(self, row: Row, cells: list[Cell]) -> bool:
        if not self.waiting or (row.loose and self.whole):
            return False
        if len(cells) == 2 and self.texts and _OTHER_HEADING.fullmatch(squash(cells[0].text)):
            return False
        self.whole = row.aligned and not row.loose and not row.copied
        if self.heads and not row.loose:
            placed = [(widest(cell, list(self.heads.items())), cell) for cell in cells] if row.aligned else []
            if self.texts and placed and not row.copied and not all(self._below(key, cell) for key, cell in placed):
                return False
            if placed and all(key for key, _ in placed):
                for key, cell in placed:
                    self._add(str(key), cell)
                return True
            if len(cells) == len(self.heads):
                for key, cell in zip(self.heads, cells, strict=True):
                    self._add(key, cell)
                return True
            return self._by_place(row, cells)
        self.loose += cells
        return True

    def _below(self, key: str | None, cell: Cell) -> bool:
        """In a table, a further row of texts stands below the same heads, within their edges."""
        head = self.heads.get(key or "")
        return head is not None and cell.column == head.column and cell.end <= head.end

    def _by_place(self, row: Row, cells: list[Cell]) -> bool:
        result, expected = self.heads.get("实际完成情况"), self.heads.get("预期目标")
        border = (expected.column + result.column + 1) // 2 if expected and result else 0
        for cell in cells:
            key = "实际完成情况" if result is not None and cell.column >= border else "预期目标"
            self._settle()
            if not row.aligned:
                self.torn.add(key)
            self._add(key, cell)
        return True

    def _add(self, key: str, cell: Cell) -> None:
        self._settle()
        self._append(key, cell)

    def _append(self, key: str, cell: Cell) -> None:
        if is_empty(cell.text):
            self.ledger.leave_out(cell, BLANK)
            return
        text = tidy_text(cell.text)
        known = self.texts.get(key)
        if known is None:
            self.texts[key] = text
        else:
            new_line = _FINISHED.search(known) or ordinal(text, glued=True)
            self.texts[key] = f"{known}\n{text}" if new_line else f"{known}{text}"
        self.last = key
        self.cells.setdefault(key, []).append(cell)
        self.ledger.place(cell)

    # --- lines that stand alone ---------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Give the loose lines to the texts they continue."""
        lines, self.loose = self.loose, []
        if not lines:
            return
        keys = self.pending if not self.heads else [key for key in SIDES if key in self.heads]
        if len(keys) > 1 and not self.heads:
            self._by_style(lines, keys)
            return
        if self.heads and not self.texts and len(lines) == len(keys) == 2:
            for key, cell in zip(keys, lines, strict=True):
                self._append(key, cell)
                self._doubt(key, "各栏目名印在一处，文字按先后归栏")
            return
        for index, cell in enumerate(lines):
            key = self._continues(cell, lines[index + 1 :], keys)
            self._append(key, cell)
            if self.heads:
                self.torn.add(key)

    def _by_style(self, lines: list[Cell], keys: list[str]) -> None:
        """Several labels first, then their texts: a new way of numbering begins the next text."""
        groups: list[list[Cell]] = [[cell] for cell in lines] if len(lines) == len(keys) else []
        style = ""
        for cell in lines if not groups else ():
            number = ordinal(cell.text, glued=True)
            new = "han" if number is not None and number.han else "digit" if _numbered(cell.text) else style
            if not groups or (new != style and len(groups) < len(keys)):
                groups.append([])
            style = new
            groups[-1].append(cell)
        used = keys if len(groups) == len(keys) else keys[-len(groups) :]
        for key, group in zip(used, groups, strict=True):
            for cell in group:
                self._append(key, cell)
            why = (
                "各栏目名印在一处，文字按先后和编号方式归栏"
                if len(groups) == len(keys)
                else "栏目名与文字分开印，归属不明"
            )
            self._doubt(key, why)

    def _continues(self, cell: Cell, after: Sequence[Cell], keys: Sequence[str]) -> str:
        numbered = _numbered(cell.text)
        if numbered is None:
            following = next((each for each in after if _numbered(each.text)), None)
            return self._continues(following, (), keys) if following is not None else (self.last or keys[0])
        value, mark = numbered.number, numbered.sign
        fitting = [key for key in keys if self._next_number(key)[0] in (value, value - 1)]
        same = [key for key in fitting if self._next_number(key)[1] in (mark, "")]
        return (same or fitting or [self.last or keys[0]])[0]

    def _next_number(self, key: str) -> tuple[int, str]:
        parts = _PARTS.split(self.texts.get(key, ""))
        found = [number for part in parts if (number := _numbered(part, glued=False)) is not None]
        return (found[-1].number + 1, found[-1].sign) if found else (1, "")

    def _doubt(self, key: str, why: str) -> None:
        self.doubts.setdefault(key, []).append(why)

    def finish(self) -> None:
        """Enter the texts into the draft."""
        self._settle()
        for key, text in self.texts.items():
            if not text:
                continue
            value = Value(text, cells=tuple(self.cells.get(key, ())))
            if key in self.torn:
                value.doubt("原文跨页，各段已按位置和编号接续，请核对接缝处")
            for why in self.doubts.get(key, ()):
                value.doubt(why)
            *before, last = text.split("\n")
            if before and len(last) <= _STUB and _FINISHED.search(before[-1]) and not _FINISHED.search(last):
                value.doubt(f"末尾的“{last}”疑为下面的栏目名")
            if key == "职责":
                self.draft.head.setdefault(key, value)
            elif key == "调整":
                value.doubt("原表另有调整后的目标，原样保留")
                self.draft.extra["x-调整后目标"] = value
            else:
                self.draft.goals[key] = value


def _numbered(text: str, *, glued: bool = True) -> Ordinal | None:
    """The number a line begins with, written in digits: 3. 3、 3）"""
    found = ordinal(text, glued=glued)
    return found if found is not None and found.form is Form.MARKED and not found.han else None
