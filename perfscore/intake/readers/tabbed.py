"""Lines parted by tabs, as a table marked in a browser or a spreadsheet is copied: cells broken over lines, merged cells once.

The names of columns are put together again; the lines of the indicators are woven into their columns; amounts and goals
find theirs by counting tabs. What does not come out whole stays as it was and is read by content.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from perfscore.intake.grid import Cell, Row
from perfscore.intake.info import key_of
from perfscore.intake.meaning import goal
from perfscore.intake.money import AMOUNTS, amount, fund_meaning, is_figure, settled
from perfscore.intake.readers import headrun
from perfscore.intake.readers.weaving import Weaving
from perfscore.intake.weave import Piece
from perfscore.intake.words import FOOT, NOTE, TITLE, is_empty, is_level1, is_level2, is_total_label, number, squash

_HEADS = 4
_FUNDS = 3
_MOST_LINES = 12
_STUB = 6
_TITLE_LENGTH = 45


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its pieces, empty ones too, and its row as it would be read alone. ``gap``: an empty line before it."""

    pieces: tuple[Cell, ...]
    row: Row

    @property
    def written(self) -> list[Cell]:
        """The pieces that are not empty."""
        return [cell for cell in self.pieces if cell.text.strip()]


def rows(lines: Sequence[Line], *, whole: bool = False) -> list[Row]:
    """The rows of all lines. ``whole``: no cell is broken over lines, each line is a row."""
    walk = _Walk(lines if whole else _labels_glued(lines), whole)
    while walk.at < len(walk.lines):
        walk.step()
    return walk.rows


def _labels_glued(lines: Sequence[Line]) -> list[Line]:
    """Labels of groups that a narrow column broke over lines (产 / 出 / 指标 / （50分）) as one piece again."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        count = _label_lines(lines, at)
        if count:
            first, last = lines[at], lines[at + count - 1]
            text = "".join(line.pieces[0].text for line in lines[at : at + count])
            label = Cell(text, 0, place=first.pieces[0].place)
            pieces = (label, *last.pieces[1:])
            row = replace(last.row, cells=tuple(cell for cell in pieces if cell.text), loose=False, gap=first.row.gap)
            found.append(Line(pieces, row))
        else:
            found.append(lines[at])
        at += max(count, 1)
    return found


def _label_lines(lines: Sequence[Line], at: int) -> int:
    """How many lines from here are one label; the last may go on with the cells of its row."""
    text, best = "", 0
    for count, line in enumerate(lines[at : at + _MOST_LINES], 1):
        piece = line.pieces[0].text
        if not piece or len(piece) > _STUB or (count > 1 and line.row.gap):
            break
        text += piece
        if count > 1 and (is_level1(text) or is_level2(text)):
            best = count
        if len(line.pieces) > 1:
            break
    return best


@dataclass(slots=True)
class _Walk:
    lines: Sequence[Line]
    whole: bool = False
    at: int = 0
    rows: list[Row] = field(default_factory=list)

    def step(self) -> None:
        """Take what begins with this line."""
        if not (self._table() or self._funds() or self._goals()):
            self.rows.append(self.lines[self.at].row)
            self.at += 1

    # --- column names -------------------------------------------------------------------------------------------

    def _names(self, known: Callable[[str], str | None], least: int) -> tuple[list[Cell], int]:
        """Column names that begin in this line, put together, and the number of lines they take; none: 0."""
        pieces = list(self.lines[self.at].pieces)
        upright = len(pieces) == 1 and len(pieces[0].text) == 1
        if not (upright or any(known(cell.text) for cell in pieces) or _begins(pieces, self._next(1), known)):
            return [], 0
        used = 1
        while used < _MOST_LINES and not self.whole:
            following = self._next(used)
            downwards = upright and len(pieces) == 1 and bool(following) and len(following[0].text) == 1
            if not following or not (downwards or _continues(pieces, following, known)):
                break
            pieces[-1] = _glued(pieces[-1], following[0])
            pieces += following[1:]
            used += 1
        named = sum(1 for cell in pieces if known(cell.text))
        return (pieces, used) if named >= least else ([], 0)

    def _next(self, ahead: int) -> tuple[Cell, ...]:
        at = self.at + ahead
        return self.lines[at].pieces if at < len(self.lines) and not self.lines[at].row.gap else ()

    # --- the indicators -----------------------------------------------------------------------------------------

    def _table(self) -> bool:
        names, used = self._names(headrun.head, _HEADS)
        keys = {headrun.head(cell.text) for cell in names}
        if not keys & {"指标", "一级指标", "二级指标"} or not any(is_level(key) for key in keys):
            return False
        lower = self._second(used)
        start = self.at + used + (1 if lower else 0)
        names, lower = _in_places(names, lower, self._next(used))
        end = start
        while end < len(self.lines) and not self._ends(end):
            end += 1
        body = self.lines[start:end]
        if not body or any(line.row.gap for line in body):
            return False
        pieces = [Piece(cell, first=at == 0) for line in body for at, cell in enumerate(line.pieces)]
        woven = Weaving(kept=True, lined=True, whole=self.whole).best(names, pieces, lower)
        if not woven.found or (woven.certain < 1 and not self.whole) or not _labelled(woven.rows):
            return False
        self.rows += woven.rows
        self.at = end
        return True

    def _second(self, used: int) -> list[Cell]:
        """A second line of column names."""
        cells = [cell for cell in self._next(used) if cell.text.strip()]
        plain = not any(is_level1(cell.text) or is_level2(cell.text) or number(cell.text) for cell in cells)
        known = sum(1 for cell in cells if headrun.head(cell.text))
        return cells if plain and len(cells) > 1 and (known == len(cells) or known > _HEADS) else []

    def _ends(self, at: int) -> bool:
        written = self.lines[at].written
        if not written:
            return False
        text = written[0].text
        word = squash(text)
        if any(is_total_label(cell.text) for cell in written[:2]) or key_of(text) is not None or NOTE.match(word):
            return True
        if len(written) <= 2 and FOOT.fullmatch(word):
            return True
        named = sum(1 for cell in written if headrun.head(cell.text))
        return named >= _HEADS or (len(written) == 1 and len(word) <= _TITLE_LENGTH and bool(TITLE.search(word)))

    # --- money --------------------------------------------------------------------------------------------------

    def _funds(self) -> bool:
        names, used = self._names(headrun.fund, _FUNDS)
        meant = [fund_meaning(cell.text) for cell in names]
        if not {found[0] for found in meant if found} & set(AMOUNTS):
            return False
        if any(amount(cell.text) is not None or is_level(headrun.head(cell.text)) for cell in names):
            return False
        claims = [(found[0], found[1], Cell("", at)) for at, found in enumerate(meant) if found]
        first = min(cell.column for _, cell in settled(claims))
        heads_at = {at for at, cell in enumerate(names) if cell.text.strip() and at >= first}
        self.rows.append(Row(_numbered(names, 0), aligned=True, copied=True))
        self.at += used
        move: int | None = None
        while self.at < len(self.lines):
            line = self.lines[self.at]
            at, label = _first_figure(line)
            if label is None:
                break
            move = _moved(line, at, label, heads_at, move)
            self.rows.append(line.row if move is None else Row(_numbered(line.pieces, move), aligned=True, copied=True))
            self.at += 1
        return True

    # --- goals --------------------------------------------------------------------------------------------------

    def _goals(self) -> bool:
        """A line of the names of texts, and the lines until the next block: as many tabs as names part the texts."""
        written = self.lines[self.at].written
        texts = [cell for cell in written if goal(cell.text)]
        while len({_text_of(cell) for cell in texts}) < len(texts):
            texts.pop(0)  # the name of the block, in the words of one of its texts
        if len(texts) < 2 or texts != written[-len(texts) :]:
            return False
        end = self.at + 1
        while end < len(self.lines) and not self._block(end):
            end += 1
        body = self.lines[self.at + 1 : end]
        pieces = _flowing(body)
        if not body or any(line.row.gap for line in body) or len(pieces) != len(texts):
            return False
        row = self.lines[self.at].row
        self.rows.append(replace(row, aligned=True) if self.whole else row)
        cells = tuple(Cell(cell.text, at, place=cell.place) for at, cell in enumerate(pieces) if cell.text.strip())
        self.rows.append(Row(cells, aligned=False, copied=True))
        self.at = end
        return True

    def _block(self, at: int) -> bool:
        written = self.lines[at].written
        if not written:
            return False
        text = written[0].text
        single = len(written) == 1 and at + 1 < len(self.lines)  # a name written downwards, or broken
        single = single and (len(text) == 1 or headrun.head(text + self.lines[at + 1].pieces[0].text) == "side")
        named = sum(1 for cell in written if headrun.head(cell.text) or headrun.fund(cell.text))
        return single or named >= _FUNDS or key_of(text) is not None or headrun.head(text) is not None


def _in_places(names: list[Cell], lower: list[Cell], second: Sequence[Cell]) -> tuple[list[Cell], list[Cell]]:
    """Two lines of names whose empty cells are there: each name of the second stands below its group."""
    if not lower or len(second) != len(names) or len(lower) == len(names):
        return names, lower
    return [under if under.text.strip() else name for name, under in zip(names, second, strict=True)], []


def _text_of(cell: Cell) -> str | None:
    meant = goal(cell.text)
    return "预期目标" if meant == "目标" else meant


def _labelled(found: Sequence[Row]) -> bool:
    """The first row names its group, if any row does: else labels were lost or displaced."""
    marked = [any(is_level1(cell.text) or is_level2(cell.text) for cell in row.cells) for row in found[1:]]
    return not any(marked) or marked[0]


def is_level(key: str | None) -> bool:
    """A column that names indicators."""
    return key in ("指标", "一级指标", "二级指标")


def _first_figure(line: Line) -> tuple[int, int | None]:
    """Where the first figure of a row stands and where its label; no label where it is no row of figures."""
    at = next((at for at, cell in enumerate(line.pieces) if cell.text.strip() and is_figure(cell)), 0)
    labels = [index for index, cell in enumerate(line.pieces[:at]) if cell.text.strip()]
    if not labels or any(
        key_of(line.pieces[index].text) is not None or goal(line.pieces[index].text) for index in labels
    ):
        return at, None
    return at, labels[-1]


def _moved(line: Line, at: int, label: int, heads_at: set[int], before: int | None) -> int | None:
    """By how many places the figures of a row must be moved to stand below heads; as the row before, if that fits."""
    figures = [index for index, cell in enumerate(line.pieces) if index >= at and cell.text.strip()]
    likely: list[int] = [0] if not line.pieces[0].text.strip() else [min(heads_at) - label - 1, 0]
    if before is not None:
        likely.insert(0, before)
    for move in (*likely, -1, 1, 2, -2):
        if {index + move for index in figures} <= heads_at and label + move >= 0:
            return move
    return None


def _numbered(cells: Sequence[Cell], move: int) -> tuple[Cell, ...]:
    return tuple(Cell(cell.text, at + move, place=cell.place) for at, cell in enumerate(cells) if cell.text.strip())


def _glued(cell: Cell, more: Cell) -> Cell:
    return Cell(f"{cell.text}{more.text}", cell.column, place=cell.place if cell.text.strip() else more.place)


def _begins(pieces: Sequence[Cell], following: Sequence[Cell], known: Callable[[str], str | None]) -> bool:
    """The last piece of the line and the first of the next are one name."""
    return bool(pieces and following and pieces[-1].text.strip() and known(f"{pieces[-1].text}{following[0].text}"))


def _continues(pieces: Sequence[Cell], following: Sequence[Cell], known: Callable[[str], str | None]) -> bool:
    last, first = pieces[-1].text, following[0].text
    if not last.strip() or not first.strip() or number(first) is not None or is_empty(first):
        return False
    if squash(last) == "指标" and known(first) and not is_level(known(first)):
        return known(f"{last}{first}") is not None
    return headrun.continues(last, first, known)


def _flowing(lines: Sequence[Line]) -> list[Cell]:
    """The pieces of several lines, where only tabs part them: a line break belongs to the cell it stands in."""
    found: list[Cell] = []
    for line in lines:
        for at, cell in enumerate(line.pieces):
            if at or not found:
                found.append(cell)
            else:
                last = found[-1]
                found[-1] = Cell(f"{last.text}\n{cell.text}", last.column, place=last.place)
    return found
