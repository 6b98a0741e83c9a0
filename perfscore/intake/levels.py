"""一级 and 二级指标 of each row, where labels are merged, missing after a page break, or printed in the wrong row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from perfscore.intake.draft import IndicatorDraft
from perfscore.intake.grid import NOWHERE, Place
from perfscore.intake.words import LEVEL1, ORDER, PARENT, TWO_FACED


@dataclass(slots=True)
class Line:
    """A row of the body with the labels that stand in it; ``item`` is None where the labels stand alone."""

    item: IndicatorDraft | None
    level1: str | None = None
    level2: str | None = None
    place: Place = NOWHERE
    gap: bool = False


def parent(level2: str | None) -> str | None:
    """The 一级指标 that a 二级指标 of this name belongs to."""
    return PARENT.get(level2) if level2 else None


def carry_down(lines: Sequence[Line]) -> None:
    """Where columns can be trusted: a label holds until the next one; a new 一级 ends the old 二级."""
    level1, level2 = "", None
    for line in lines:
        if line.level1 and line.level1 != level1:
            level1, level2 = line.level1, None
        level2 = line.level2 or level2
        if line.item is None:
            continue
        if not level1:
            level1 = parent(level2) or ""
            line.item.doubt("原表没有一级指标，按二级指标归类" if level1 else "原表没有一级指标")
        line.item.level1, line.item.level2 = level1 or "未分类指标", level2
    for at, line in enumerate(lines):
        if line.gap and at:
            _at_page_break(lines, at)


def _at_page_break(lines: Sequence[Line], at: int) -> None:
    """Where a page ends, merged labels are cut, or stand on the other page only: what is not certain says so."""
    before, after = lines[at - 1].level1, lines[at].level1
    if before and after and before != after and after not in LEVEL1:
        _cut(lines, before, after)
    if _unnamed(reversed(lines[:at]), "level1", after) and not after:
        _unnamed(lines[at:], "level1", None)
    if lines[at].level2:
        _unnamed(reversed(lines[:at]), "level2", lines[at].level2)
    if after and after != before and not lines[at].level2 and any(line.level2 for line in lines):
        _unnamed(lines[at:], "level2", None)


def _cut(lines: Sequence[Line], before: str, after: str) -> None:
    """One label, its beginning on one page and its end on the next."""
    whole = next((name for name in LEVEL1 if name.startswith(before) and name.endswith(after)), "")
    for line in lines:
        if line.item is not None and line.level1 in (before, after):
            line.item.level1 = whole or line.item.level1
            line.item.doubt(f"栏目名在分页处断为“{before}”“{after}”" + (f"，按“{whole}”归类" if whole else ""))


def _unnamed(lines: Iterable[Line], key: str, name: str | None) -> int:
    """Mark the rows from a page's edge to the next label, and count them."""
    count = 0
    what = "一级指标" if key == "level1" else "二级指标"
    for line in lines:
        if line.level1 if key == "level1" else line.level2:
            break
        if line.item is not None:
            count += 1
            also = f"，本行也可能属于下一页的“{name}”" if name else "，归类请核对"
            line.item.doubt(f"分页处没有印出{what}{also}")
    return count


@dataclass(slots=True)
class Repair:
    """Labels in copied text. ``only_child``: 一级 → its one 二级 in the other tables of the same document."""

    lines: Sequence[Line]
    only_child: dict[str, str] = field(default_factory=dict)
    cost_on_top: bool = False
    level1: str = ""
    level2: str | None = None
    waiting: str = ""  # a 一级 label that was printed too early
    _unsure: str = ""  # why the rows up to the next label may belong to the group before
    _written: dict[str, str] = field(default_factory=dict)
    _heading_style: bool = False  # labels stand on lines of their own above their rows
    _unlabelled: list[IndicatorDraft] = field(default_factory=list)

    def run(self) -> None:
        """Give every row its 一级 and 二级; where the labels had to be moved or made up, doubts say so."""
        _from_centre(self.lines)
        labelled = [line for line in self.lines if line.level1 or line.level2]
        self._heading_style = sum(1 for line in labelled if line.item is None) * 2 > len(labelled)
        for index, line in enumerate(self.lines):
            self._face(line)
            if line.level1 or line.level2:
                self._unsure = ""
                self._labels(index, line)
                self._unlabelled = []
            if line.item is None:
                continue
            if self._unsure:
                line.item.doubt(self._unsure)
            if not (line.level1 or line.level2):
                self._unlabelled.append(line.item)
            line.item.level1, line.item.level2 = self.level1, self.level2
        self._fill_beginning()
        self._fill_children()

    def _face(self, line: Line) -> None:
        """成本指标 may be 一级 or a 二级 of 产出."""
        if line.level2 in TWO_FACED and self.cost_on_top and line.level2 in LEVEL1 and not line.level1:
            line.level1, line.level2 = line.level2, None
        elif line.level1 in TWO_FACED and line.level1 == "成本指标" and not line.level2 and not self.cost_on_top:
            line.level1, line.level2 = None, line.level1

    def _name(self, level1: str) -> None:
        """Remember how this table writes a 一级指标 (产出 or 产出指标)."""
        self._written[LEVEL1.get(level1, level1)] = level1

    def _owner(self, level2: str | None) -> str | None:
        owner = parent(level2)
        return self._written.get(owner, owner) if owner else None

    def _labels(self, index: int, line: Line) -> None:
        if line.level1 and line.level2:
            self._both(line, line.level1, line.level2)
        elif line.level1:
            self._top(index, line, line.level1)
        elif line.level2:
            self._below(line, line.level2)
        if line.item is None and not self._heading_style:
            self._late(index, line)

    def _both(self, line: Line, level1: str, level2: str) -> None:
        self._name(level1)
        owner = self._owner(level2)
        if owner in (None, level1) or level2 in TWO_FACED:
            self.level1, self.level2, self.waiting = level1, level2, ""
            return
        self.waiting = level1
        self._doubt(line, f"原文此行印有“{level1}”（疑因分页错位），按“{level2}”归入{owner}")
        self.level1, self.level2 = owner or level1, level2

    def _top(self, index: int, line: Line, level1: str) -> None:
        following = self._next_level2(index)
        self._name(level1)
        owner = self._owner(following)
        if self.level1 and owner and owner != level1 and owner == self.level1:
            self.waiting = level1
            self._doubt(
                line,
                f"原文此行印有“{level1}”（疑因分页错位）；后面还有{owner}的“{following}”，本行起至该处仍归入{owner}",
            )
            return
        self.level1, self.level2, self.waiting = level1, None, ""
        if any(each.level2 for each in self.lines) and level1 not in self.only_child and owner != level1:
            self._doubt(line, f"“{level1}”旁没有印二级指标")
        if following and owner == level1 and line.item is not None:
            self.level2 = following
            self._unsure = f"“{level1}”旁没有印二级指标，“{following}”印在后面；本行也可能属于前一组"

    def _below(self, line: Line, level2: str) -> None:
        owner = self._owner(level2)
        if owner and owner != self.level1:
            if owner != self.waiting:
                self._doubt(line, f"此处缺印一级指标，按“{level2}”归入{owner}")
            self.level1, self.waiting = owner, ""
        self.level2 = level2

    def _late(self, index: int, line: Line) -> None:
        """A label between rows: within a page it stands in the middle of its rows, after a page break anywhere."""
        name = line.level2 or line.level1
        below = 0 if line.gap else self._rows_below(index)
        for item in self._unlabelled[-below:] if below else ():
            item.level1, item.level2 = self.level1, self.level2
            item.doubt(f"“{name}”单独印在后面的{line.place}，按居中推定本行属于它")
        for item in self._unlabelled[: len(self._unlabelled) - below]:
            item.doubt(f"“{name}”单独印在后面的{line.place}，本行可能已属于它")

    def _rows_below(self, index: int) -> int:
        count = 0
        for line in islice(self.lines, index + 1, None):
            if line.level1 or line.level2 or line.gap:
                break
            count += 1
        return min(count, len(self._unlabelled))

    def _next_level2(self, index: int) -> str | None:
        """The 二级 label that comes next, unless a 一级 label comes before it."""
        for line in islice(self.lines, index + 1, None):
            if line.level2 or line.level1:
                return line.level2
        return None

    def _doubt(self, line: Line, why: str) -> None:
        if line.item is not None:
            line.item.doubt(why)

    def _fill_beginning(self) -> None:
        items = [line.item for line in self.lines if line.item is not None]
        known = next((index for index, item in enumerate(items) if item.level1 or item.level2), len(items))
        if known == 0:
            return
        level1, level2 = "未分类指标", None
        if known < len(items):
            level1, level2 = items[known].level1, _before(items[known].level2)
        for item in items[:known]:
            item.level1, item.level2 = level1, level2
        where = f"{level1}、{level2}" if level2 else level1
        items[0].doubt(f"本行起{known}行的指标类别栏目名缺印，按后面的栏目名归入{where}")

    def _fill_children(self) -> None:
        for line in self.lines:
            item = line.item
            if item is not None and item.level2 is None and item.level1 in self.only_child:
                item.level2 = self.only_child[item.level1]
                if line.level1:
                    item.doubt(f"缺印二级指标，按同一文件其他表归入{item.level2}")


def _from_centre(lines: Sequence[Line]) -> None:
    """Labels of merged cells that were printed half-way down their rows are moved to the first of them.

    Tried only where the first row has no 二级 although 数量指标 comes later, and no page break stands between; done only
    if groups that are centred on their labels fill the table to the last row.
    """
    items = [line for line in lines if line.item is not None]
    marks: list[tuple[int, Line]] = []  # twice the place of each label, counted in rows
    above = 0
    for line in lines:
        if line.level2:
            marks.append((2 * above - (line.item is None), line))
        above += line.item is not None
    if (
        not marks
        or marks[0][0] <= 0
        or marks[0][1].level2 not in ORDER
        or _before(marks[0][1].level2) != marks[0][1].level2
    ):
        return
    if any(line.gap for line in items[1:]):
        return
    starts, start = [], 0
    for mark, _ in marks:
        if start * 2 > mark + 1:
            return
        starts.append(start)
        start = mark + 1 - start
    if start != len(items):
        return
    for (mark, line), first in zip(marks, starts, strict=True):
        name, line.level2 = line.level2, None
        items[first].level2 = name
        if 2 * first != mark and (item := items[first].item) is not None:
            item.doubt(f"“{name}”印在所辖各行的中间，本行起按居中推定归入")


def _before(level2: str | None) -> str | None:
    """The 二级 that comes before in the printed order; the first one stands for itself (its label is printed late)."""
    if level2 not in ORDER:
        return level2
    index = ORDER.index(level2)
    if index and parent(ORDER[index - 1]) == parent(level2):
        return ORDER[index - 1]
    return level2
