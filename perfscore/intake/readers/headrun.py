"""Column names in a run of cells: where they begin and end, and which successive pieces are one name broken over lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from perfscore.intake.grid import Cell
from perfscore.intake.meaning import column
from perfscore.intake.money import fund_name
from perfscore.intake.words import SIDE, is_level1, is_level2, number, squash

_LONGEST_PIECE = 14
_MOST_PIECES = 3
_STUB = 3
_WHOLE = ("数", "额", "值", "率", "分")
_JOINERS = ("及", "和", "与", "、", "（", "(", "/", "的")

Known = Callable[[str], str | None]


def head(text: str) -> str | None:
    """The key of a column of indicators; ``side`` for the name of the block."""
    return "side" if squash(text) in SIDE else column(text)


def run(cells: Sequence[Cell], at: int, known: Known, least: int, *, whole: bool = False) -> list[list[Cell]]:
    """Column names from a place on, each with its pieces; empty if they are fewer than ``least``.

    ``whole``: no name is broken over cells. A cell that is no name we know counts among them, if names go on behind it.
    """
    found: list[list[Cell]] = []
    named = 0
    while at < len(cells):
        pieces = _pieces(cells, at, known, whole)
        if not pieces and named >= least and _may_be_name(cells[at].text) and _goes_on(cells, at + 1, known, whole):
            pieces = 1
        if not pieces:
            break
        named += 1
        found.append(list(cells[at : at + pieces]))
        at += pieces
    return found if named >= least else []


def _goes_on(cells: Sequence[Cell], at: int, known: Known, whole: bool) -> bool:
    return at + 1 < len(cells) and all(_pieces(cells, each, known, whole) for each in (at, at + 1))


def _may_be_name(text: str) -> bool:
    plain = squash(text)
    return 1 < len(plain) <= _LONGEST_PIECE and number(plain) is None and not (is_level1(text) or is_level2(text))


def _pieces(cells: Sequence[Cell], at: int, known: Known, whole: bool) -> int:
    """How many cells from here are one column name; 0 if none."""
    if cells[at].text.startswith(("（", "(")):
        return 0
    alone = known(cells[at].text)
    best = 1 if alone else 0
    text = cells[at].text
    key = alone
    for count in range(2, (1 if whole else _MOST_PIECES) + 1):
        if at + count > len(cells):
            break
        piece = cells[at + count - 1].text
        if squash(text).endswith("元）"):
            break  # the unit ends a name
        if not piece.strip() or len(piece) > _LONGEST_PIECE or len(text) > _LONGEST_PIECE:
            break
        joined = f"{text}{piece}"
        if known(joined) and _belongs(text, key, piece, known(piece), known(joined)):
            best, key = count, known(joined)
        elif key is not None:
            break
        text = joined
    return best


def continues(last: str, piece: str, known: Known) -> bool:
    """A piece at the beginning of a line goes on with the name at the end of the line before."""
    joined = known(f"{last}{piece}")
    return joined is not None and _belongs(last, known(last), piece, known(piece), joined)


def _belongs(text: str, key: str | None, piece: str, own: str | None, joined: str | None) -> bool:
    """A piece continues a name that is none without it, or begins with 及, or says the same once more."""
    if key is None or piece.strip().startswith(_JOINERS) or text.endswith(_JOINERS[:4]):
        return True
    return (own == key == joined and len(text) <= _STUB and not text.endswith(_WHOLE)) or (
        squash(piece) == "指标" and joined == key
    )


fund = fund_name
