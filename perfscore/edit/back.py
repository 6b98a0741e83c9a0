"""The way back of a printed form: what was changed in it, and nothing else, into the YAML file it was printed from.

Values are set at their places, so that comments, order and everything the form does not print stay; rows are added to
and taken out of their lists. The result is read again and compared with what was meant before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from perfscore.carrier.reading import Taken
from perfscore.edit.cells import BLOCK_STYLES, Cells
from perfscore.edit.change import Changes, Unsafe, content
from perfscore.edit.difference import INDICATORS, SPLIT, Difference, Differences, NewRow, differences
from perfscore.edit.document import Document, Edit
from perfscore.intake.cells import REASON
from perfscore.intake.words import number as figure_of
from perfscore.intake.words import squash, tidy_text
from perfscore.intake.write import row_lines
from perfscore.load import fields, parse_sheet
from perfscore.load.fields import OWN_KEYS
from perfscore.load.scalar import scalar
from perfscore.model import RELATIONS, Indicator, Sheet
from perfscore.model.finding import Finding, Level
from perfscore.model.source import Mapping, Node, Span, Text
from perfscore.model.source import Sequence as List

REQUIRED = frozenset(("指标", "分值"))
LEAST = 0.5  # of the printed rows must have come back, or the name be the same: else it is another table


class Other(Exception):
    """What came back is another table than the file holds; the message says how it differs."""


@dataclass(frozen=True, slots=True)
class Said:
    """A change that was made, or one that could not be: where in the file, what, and where in the form."""

    at: Span
    what: str
    source: Span | None = None
    why: str = ""  # it could not be made


@dataclass(slots=True)
class Brought:
    """The changed file, or None where nothing changed or new mistakes (``findings``) would stand in it."""

    document: Document | None = None
    done: list[Said] = field(default_factory=list)
    left: list[Said] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()


def brought(document: Document, file: str, printed: Taken, returned: Taken) -> Brought:
    """Bring the changes of ``returned`` against ``printed`` into ``document``. Raises Unsafe and :class:`Other`."""
    sheet, findings = parse_sheet(document.text, file)
    if sheet is None or sheet.node is None:
        return Brought(findings=findings)
    found = differences(printed, returned)
    _same_table(sheet, printed, returned, found)
    result = Brought()
    work = _Values(Changes(document, sheet.node), sheet, result)
    work.rejoined = {each.row for each in found.values if each.path == (REASON,)}
    for each in found.values:
        work.take(each)
    work.together()
    changed = work.changes.done() if work.changes.wanted else document
    changed = _rows(changed, file, sheet, found, result)
    again, after = parse_sheet(changed.text, file)
    fresh = _mistakes(after) - _mistakes(findings)
    if again is None or fresh:
        return Brought(None, result.done, result.left, tuple(f for f in after if (f.code, f.message) in fresh) or after)
    result.document = changed if changed.text != document.text else None
    return result


def _mistakes(findings: Sequence[Finding]) -> set[tuple[str, str]]:
    return {(finding.code, finding.message) for finding in findings if finding.level is Level.ERROR}


def _same_table(sheet: Sheet, printed: Taken, returned: Taken, found: Differences) -> None:
    old, new = printed.loaded.sheet, returned.loaded.sheet
    if old is None or new is None or len(old.indicators) != len(sheet.indicators):
        raise Unsafe
    if new.kind is not old.kind:
        raise Other(f"是“{new.kind.value}”，文件是“{sheet.kind.value}”")
    if squash(str(new.name)) != squash(str(old.name)) and found.kept < LEAST:
        raise Other(f"名称是“{new.name}”，文件是“{sheet.name}”，指标也大多不同")


# --- values -----------------------------------------------------------------------------------------------------


class _Values:
    """Sets single values of the file."""

    def __init__(self, changes: Changes, sheet: Sheet, result: Brought) -> None:
        self.changes, self.sheet, self.result = changes, sheet, result
        self.combined: dict[int, list[Difference]] = {}
        self.rejoined: set[int | None] = set()  # rows whose cause and measure came back as one text

    def take(self, each: Difference) -> None:
        """One difference: made, put off, or left with the reason."""
        key = each.path[-1]
        if each.doubts:
            node = self.sheet.indicators[each.row].node if each.row is not None else self.sheet.node
            self._leave(each, node, f"读表存疑（{'；'.join(each.doubts)}），请核对")
        elif key.startswith(OWN_KEYS):
            self._leave(each, self.sheet.node, f"表上的“{key[2:]}”不在文件的格式里")
        elif each.row is None:
            self._outside(each)
        else:
            self._inside(each, self.sheet.indicators[each.row])

    def _outside(self, each: Difference) -> None:
        mapping: Node | None = self.sheet.node
        for key in each.path[:-1]:
            mapping = self._under(mapping, key)
        if not isinstance(mapping, Mapping) or each.after is None:
            self._leave(each, self.sheet.node, "文件里没有这一块")
            return
        key = self._own(mapping, each.path[-1])
        if each.path[0] == "资金" and key == "单位":
            self._leave(each, mapping, "金额单位改了，各数须一并换算，请手工核对")
            return
        self._put(mapping, key, each.after, each)

    def _under(self, mapping: Node | None, key: str) -> Node | None:
        return mapping.get(self._own(mapping, key)) if isinstance(mapping, Mapping) else None

    def _own(self, mapping: Mapping, key: str) -> str:
        """The key as it is written there: a row of money may have another of its names."""
        if key in mapping.items:
            return key
        same = fields.ROW_ALIASES.get(key, key)
        return next((str(each) for each in mapping.items if fields.ROW_ALIASES.get(each, each) == same), key)

    def _inside(self, each: Difference, row: Indicator) -> None:
        key, node = each.path[-1], row.node
        if node is None:
            return
        if key in (*SPLIT, REASON) and self._combined(each, node):
            return
        if each.after is None:
            if key in REQUIRED:
                self._leave(each, node, "表上是空的，必填，没有清空")
            else:
                self.changes.clear(node, key)
                self._done(each, node, key)
            return
        text = self._bare(each, row) if key == "年度指标值" else each.after
        if text is None:
            self._leave(each, node, "“指标值类型”“计量单位”另有栏目，与新值不符，请手工改")
        else:
            self._put(node, key, text, each)

    def _bare(self, each: Difference, row: Indicator) -> str | None:
        """The target without relation and unit where the file has them in keys of their own; None: they differ."""
        text, was = each.after or "", each.before or ""
        sign = row.value_type if row.value_type in RELATIONS else ""
        if sign and was.startswith(sign) and not str(row.target or "").startswith(sign):
            if not text.startswith(sign):
                return None
            text = text[len(sign) :]
        if row.unit and was.endswith(row.unit) and not str(row.target or "").endswith(row.unit):
            if not text.endswith(row.unit):
                return None
            text = text[: -len(row.unit)]
        return text.strip()

    def _combined(self, each: Difference, node: Mapping) -> bool:
        """Cause and measure of one cell are settled together, where the file does not part them as the form does."""
        if each.path[-1] != REASON and REASON not in node.items and each.row not in self.rejoined:
            return False
        if each.path[-1] == REASON and not any(key in node.items for key in SPLIT):
            return False
        self.combined.setdefault(each.row or 0, []).append(each)
        return True

    def together(self) -> None:
        """Cause and measure in one key, or in two that the form no longer parts."""
        for number, each in self.combined.items():
            node = self.sheet.indicators[number].node
            said = next((one for one in each if one.after is not None), None)
            if node is None:
                continue
            if REASON not in node.items:
                self._leave(said or each[0], node, "没有“偏差原因：”“改进措施：”字样，分不开")
            elif said is None:
                self.changes.clear(node, REASON)
                self._done(each[0], node, REASON)
            else:
                self._put(node, REASON, tidy_text(said.cell), said)

    def _put(self, mapping: Mapping, key: str, text: str, each: Difference) -> None:
        self._done(each, mapping, key)
        self.changes.put(mapping, key, *self._written(mapping, key, _as_number(key, text)))

    def _written(self, mapping: Mapping, key: str, text: str) -> tuple[str, Text]:
        """How a text is written in place of a value, and what is read from that; a comment behind it stays."""
        cells = self.changes.cells
        value = mapping.get(key)
        if cells.is_flow(mapping):
            return scalar(text, flow=True), Text(text)
        block = isinstance(value, Text) and value.style in BLOCK_STYLES
        head = cells.lines[value.start.line][value.start.column :] if block and isinstance(value, Text) else "|"
        comment = f"  #{head.partition('#')[2]}" if "#" in head else ""
        if "\n" not in text:
            return f"{scalar(text)}{comment}", Text(text)
        if not block and value is not None and self._commented(value):
            return scalar(text), Text(text)
        indent = " " * (cells.column(mapping) + 2)
        body = "\n".join(f"{indent}{line.strip()}" if line.strip() else "" for line in text.split("\n"))
        return f"|{comment}\n{body}", Text("\n".join(line.strip() for line in text.split("\n")) + "\n")

    def _commented(self, value: Node) -> bool:
        cells = self.changes.cells
        return "#" in cells.lines[value.end.line][value.end.column :]

    def _done(self, each: Difference, mapping: Mapping, key: str) -> None:
        self.result.done.append(Said(self._at(mapping, key), self._what(each), each.at))

    def _leave(self, each: Difference, mapping: Mapping | None, why: str) -> None:
        at = self._at(mapping, each.path[-1]) if mapping is not None else Span(self.sheet.file, 1, 1)
        self.result.left.append(Said(at, self._what(each), each.at, why))

    def _at(self, mapping: Mapping, key: str) -> Span:
        written = mapping.key(key)
        return written.span(self.sheet.file) if written is not None else mapping.span(self.sheet.file)

    def _what(self, each: Difference) -> str:
        owner = f"“{self.sheet.indicators[each.row].name}”" if each.row is not None else ""
        keys = " ".join(each.path)
        return f"{owner}{keys}：{_quoted(each.before)} → {_quoted(each.after)}"


def _as_number(key: str, text: str) -> str:
    """20.00, as a sheet shows the number 20, is written as 20; other texts stay."""
    figure = figure_of(text) if key in ("分值", "自评得分", "自评总分") else None
    return figure.rstrip("0").rstrip(".") if figure is not None and "." in figure else text


def _quoted(text: str | None) -> str:
    if not text:
        return "（空）"
    flat = " ".join(text.split())
    return f"“{flat}”" if len(flat) <= 40 else f"“{flat[:40]}…”"  # as much as a line shows


# --- rows -------------------------------------------------------------------------------------------------------


def _rows(document: Document, file: str, old: Sheet, found: Differences, result: Brought) -> Document:
    """Add and take out rows, each after the values have been set."""
    if not found.new and not found.lost:
        return document
    sheet, _ = parse_sheet(document.text, file)
    if sheet is None or sheet.node is None:
        raise Unsafe
    return _RowWork(document, sheet, old, result).run(found)


class _RowWork:
    """Edits of whole rows, and what is to be read afterwards."""

    def __init__(self, document: Document, sheet: Sheet, old: Sheet, result: Brought) -> None:
        self.document, self.sheet, self.old, self.result = document, sheet, old, result
        assert sheet.node is not None  # noqa: S101  # the caller has looked
        self.root = sheet.node
        self.cells = Cells(document.text, self.root)
        self.edits: list[Edit] = []
        self.meant: Any = content(self.root, {})
        self.lists = list(self._all_lists())

    def run(self, found: Differences) -> Document:
        """All rows; raises Unsafe where something else would change."""
        inserted: dict[tuple[str, str | None], list[tuple[int, dict[str, str]]]] = {}
        for new in found.new:
            self._insert(new, inserted)
        unsure = any(new.doubts for new in found.new)
        for number in sorted(found.lost, reverse=True):
            self._remove(number, unsure=unsure)
        for levels, rows in inserted.items():
            held = self._meant(levels)
            rows.sort(key=lambda each: each[0])
            for place, row in reversed(rows):  # from the end, so that places stay true, and of one place in their order
                held.insert(place, row)
        document = self.document.edited(self.edits)
        sheet, _ = parse_sheet(document.text, "")
        dropped = [row for row in self._meant_lists() if None in row]
        for rows in dropped:
            rows[:] = [row for row in rows if row is not None]
        if sheet is None or sheet.node is None or content(sheet.node, {}) != self.meant:
            raise Unsafe
        return document

    def _all_lists(self) -> Iterator[tuple[tuple[str, str | None], List]]:
        block = self.root.get(INDICATORS)
        for level1, below in block.items.items() if isinstance(block, Mapping) else ():
            if isinstance(below, List):
                yield (str(level1), None), below
            elif isinstance(below, Mapping):
                yield from (
                    ((str(level1), str(level2)), rows) for level2, rows in below.items.items() if isinstance(rows, List)
                )

    def _meant(self, levels: tuple[str, str | None]) -> list[Any]:
        below = self.meant[INDICATORS][levels[0]]
        held: list[Any] = below if levels[1] is None else below[levels[1]]
        return held

    def _meant_lists(self) -> list[list[Any]]:
        return [self._meant(levels) for levels, _ in self.lists]

    def _insert(self, new: NewRow, inserted: dict[tuple[str, str | None], list[tuple[int, dict[str, str]]]]) -> None:
        name = new.draft.values["指标"].text if "指标" in new.draft.values else ""
        what = f"新增一行“{name}”"
        if new.doubts:
            why = f"读表存疑（{'；'.join(new.doubts)}），请核对"
            self.result.left.append(Said(self.sheet.key_at(INDICATORS), what, new.at, why))
            return
        wanted = squash(new.level1), squash(new.level2 or "")
        known = [
            (levels, rows) for levels, rows in self.lists if (squash(levels[0]), squash(levels[1] or "")) == wanted
        ]
        if not known or self.cells.is_flow(known[0][1]) or not known[0][1].items:
            why = f"文件里没有“{new.level1}{'　' + new.level2 if new.level2 else ''}”的列表，请手工加入"
            self.result.left.append(Said(self.sheet.key_at(INDICATORS), what, new.at, why))
            return
        levels, rows = known[0]
        nodes = [id(row) for row in rows.items]
        before = self.sheet.indicators[new.after].node if new.after is not None else None
        index = nodes.index(id(before)) + 1 if before is not None and id(before) in nodes else 0
        dash = self._dash(rows.items[0])
        lines = row_lines(new.draft, " " * dash)
        if index:
            place = self._last(rows.items[index - 1])
            end = self.cells.starts[place] + len(self.cells.lines[place])
            self.edits.append(Edit(end, end, "".join(f"\n{line}" for line in lines)))
        else:
            start = self.cells.starts[self._first(rows.items[0])]
            self.edits.append(Edit(start, start, "".join(f"{line}\n" for line in lines)))
        inserted.setdefault(levels, []).append((index, _read(lines)))
        at = rows.items[max(index - 1, 0)].span(self.sheet.file)
        self.result.done.append(Said(at, what, new.at))

    def _remove(self, number: int, *, unsure: bool) -> None:
        row = self.sheet.indicators[number]
        levels, rows = next(
            (levels, rows) for levels, rows in self.lists if any(each is row.node for each in rows.items)
        )
        what = f"删去一行“{row.name}”"
        held = self._meant(levels)
        if unsure:
            self.result.left.append(Said(row.at("指标"), what, None, "表上有一行读法存疑，可能就是这一行，请核对"))
            return
        if self.cells.is_flow(rows) or sum(each is not None for each in held) <= 1:
            self.result.left.append(Said(row.at("指标"), what, None, "是所在列表的最后一项或写在方括号里，请手工删去"))
            return
        index = next(index for index, each in enumerate(rows.items) if each is row.node)
        item = rows.items[index]
        first, last = self._first(item), self._last(item)
        self.edits.append(Edit(self.cells.starts[first], min(self.cells.starts[last + 1], len(self.document.text)), ""))
        held[index] = None
        own = [str(key) for key in item.items] if isinstance(item, Mapping) else []
        unprinted = [key for key in own if key in ("评分标准", "计分规则", "计分数据", "核定", "佐证材料", "调整")]
        more = f"（连同{'、'.join(unprinted)}）" if unprinted else ""
        self.result.done.append(Said(row.at("指标"), what + more))

    def _dash(self, item: Node) -> int:
        line = self.cells.lines[self._first(item)]
        return len(line) - len(line.lstrip(" "))

    def _first(self, item: Node) -> int:
        """The line that the dash of an item stands in."""
        line = item.start.line
        while line > 0 and not self.cells.lines[line].lstrip(" ").startswith("-"):
            line -= 1
        return line

    def _last(self, item: Node) -> int:
        """The last line of an item, comments set deeper than its dash included."""
        if not isinstance(item, Mapping) or self.cells.is_flow(item):
            return self.cells.line(self.cells.offset(item.end))
        return self.cells.last_line(self.cells.stop(item, next(reversed(item.items))), self._dash(item))


def _read(lines: Sequence[str]) -> dict[str, str]:
    """What is read from the lines of a row."""
    from perfscore.load.compose import compose

    root = compose("\n".join(lines) + "\n", "").root
    row = root.items[0] if isinstance(root, List) else None
    if not isinstance(row, Mapping):
        raise Unsafe
    return {str(key): str(value) for key, value in row.items.items()}
