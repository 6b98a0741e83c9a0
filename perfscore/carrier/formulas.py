"""Which formulas of a workbook are computed from given cells: their stored results are no longer true."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from perfscore.carrier.workbook import BOOK, M, Workbook, address, parsed

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
UNSEEN = ("INDIRECT", "OFFSET")  # functions whose cells cannot be told from the formula
_AREA = re.compile(r"\$?([A-Z]{0,3})\$?(\d*)(?::\$?([A-Z]{0,3})\$?(\d*))?")


class Spot(NamedTuple):
    """A cell of a worksheet."""

    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells of a worksheet, both ends included."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, spot: Spot) -> bool:
        """Whether a cell lies in it."""
        inside = self.top <= spot.row <= self.bottom and self.left <= spot.column <= self.right
        return inside and spot.sheet == self.sheet


def dependents(book: Workbook, changed: Iterable[Spot]) -> set[Spot]:
    """The cells whose formulas use one of the changed cells, directly or through others, or may do so."""
    formulas = {spot: tuple(_areas(text, spot.sheet)) for title in book.parts for spot, text in _formulas(book, title)}
    found: set[Spot] = set()
    fresh = set(changed)
    while fresh:
        reached = {
            spot
            for spot, areas in formulas.items()
            if spot not in found and any(area is None or any(area.holds(each) for each in fresh) for area in areas)
        }
        found |= reached
        fresh = reached
    return found


def forget(book: Workbook, spots: Iterable[Spot]) -> int:
    """Take the stored results of formulas away and have them computed when the workbook is opened; how many."""
    count = 0
    for spot in sorted(spots):
        cell = book.sheet(spot.sheet).cell(spot.row, spot.column)
        value = cell.find(f"{M}v") if cell is not None else None
        if cell is not None and value is not None and value.text:
            cell.remove(value)
            cell.attrib.pop("t", None)
            count += 1
    if count:
        root = book.package.tree(BOOK)
        for each in root.findall(f"{M}calcPr"):
            each.set("fullCalcOnLoad", "1")
    return count


def _formulas(book: Workbook, title: str) -> Iterator[tuple[Spot, str]]:
    """Every formula of a worksheet with its cell; a shared one as it reads there."""
    data = book.package.read(book.parts[title])
    if b"<f" not in data and b":f" not in data:
        return
    root = book.package.parse(data)
    shared: dict[str, tuple[str, str]] = {}
    for cell in root.iter(f"{M}c"):
        formula, place = cell.find(f"{M}f"), parsed(cell.get("r", ""))
        if formula is None or place is None:
            continue
        text = formula.text or ""
        if formula.get("t") == "shared":
            text = _shared(text, formula.get("si", ""), address(*place), shared)
        yield Spot(title, *place), text


def _shared(text: str, group: str, reference: str, known: dict[str, tuple[str, str]]) -> str:
    from openpyxl.formula.translate import Translator, TranslatorError

    if text:
        known[group] = (text, reference)
        return text
    if group not in known:
        return "INDIRECT()"
    formula, origin = known[group]
    try:
        return str(Translator(f"={formula}", origin=origin).translate_formula(reference)).removeprefix("=")
    except TranslatorError:
        return "INDIRECT()"


def _areas(formula: str, own: str) -> Iterator[Area | None]:
    """The cells that a formula names; None for what cannot be told."""
    from openpyxl.formula import Tokenizer

    tokens: list[Any] = Tokenizer(f"={formula}").items
    for token in tokens:
        if token.type == "OPERAND" and token.subtype == "RANGE":
            yield _area(token.value, own)
        elif token.type == "FUNC" and token.value.upper().startswith(UNSEEN):
            yield None


def _area(written: str, own: str) -> Area | None:
    sheet, sign, cells = written.rpartition("!")
    if sign:
        own = sheet.strip("'").replace("''", "'")
    found = _AREA.fullmatch(cells.upper())
    if found is None or not any(found.groups()) or "[" in sheet:
        return None
    left, top, right, bottom = found[1], found[2], found[3], found[4]
    if found[3] is None and found[4] is None:
        right, bottom = left, top
        if not left or not top:
            return None  # a name such as “总分”, no cell
    first = parsed(f"{left or 'A'}{top or 1}")
    last = parsed(f"{right or 'XFD'}{bottom or LAST_ROW}")
    if first is None or last is None:
        return None
    rows, columns = sorted((first[0], last[0])), sorted((first[1], last[1]))
    return Area(own, rows[0], columns[0], rows[1], columns[1])
