"""What somebody changed in a printed form: the form as it would be printed now against the one that came back.

Both are read by the same intake, so that only what was changed differs, however a value is written in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from perfscore.carrier.reading import Taken
from perfscore.intake.cells import REASON
from perfscore.intake.draft import IndicatorDraft
from perfscore.intake.words import squash
from perfscore.load.fields import OWN_KEYS
from perfscore.model import Indicator, Sheet
from perfscore.model.source import Mapping as Node
from perfscore.model.source import Span, Text

INDICATORS = "绩效指标"
SPLIT = ("偏差原因", "改进措施")


@dataclass(frozen=True, slots=True)
class Difference:
    """One value: the keys that lead to it (within its row, where it has one), what was printed, what came back.

    ``row`` is the number of the row in the form as printed, from 0. ``after`` is None where the cell was emptied;
    ``cell`` is the whole text of the cell, of which the value may be a part.
    """

    path: tuple[str, ...]
    row: int | None
    before: str | None
    after: str | None
    at: Span
    cell: str = ""
    doubts: tuple[str, ...] = ()  # of the reading, that the printed form does not have


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row that was not printed; ``after`` is the printed row before it in the same list, None at the list's head."""

    doubts: tuple[str, ...]

    draft: IndicatorDraft
    level1: str
    level2: str | None
    after: int | None
    at: Span


@dataclass(frozen=True, slots=True)
class Differences:
    """All of them; ``lost`` are numbers of printed rows that did not come back, ``blank`` keys that may be meant empty."""

    values: tuple[Difference, ...]
    new: tuple[NewRow, ...]
    lost: tuple[int, ...]
    blank: tuple[str, ...]
    kept: float  # share of the printed rows that came back


def differences(printed: Taken, returned: Taken) -> Differences:
    """What differs between two tables that could be read."""
    old, new = printed.loaded.sheet, returned.loaded.sheet
    if old is None or new is None or old.node is None or new.node is None:
        raise ValueError("no sheet")
    pairs, lost, added = _aligned(old.indicators, new.indicators)
    heads = _heads(returned)
    values = [*_top(old, new)]
    for before, after in pairs:
        known = _doubts(_draft_of(printed, old.indicators[before]))
        values += _row(before, old.indicators[before], new.indicators[after], returned, heads, known)
    blank = tuple(path[-1] for path in _leaves(old.node) if path not in set(_leaves(new.node)) and path[0] != "权重")
    rows = tuple(_new(after, pairs, new, returned) for after in added)
    return Differences(tuple(values), rows, tuple(lost), blank, len(pairs) / max(len(old.indicators), 1))


def _doubts(draft: IndicatorDraft | None, key: str | None = None) -> frozenset[str]:
    """Why the reading of a row, or of one of its cells, is not sure. Those of the row stand at its name."""
    values = draft.values.items() if draft is not None else ()
    found = ((name, why) for name, value in values for why in value.doubts if not name.startswith(OWN_KEYS))
    return frozenset(why for name, why in found if key is None or name in (key, "指标"))


def _heads(taken: Taken) -> frozenset[str]:
    return frozenset(key for item in taken.draft.indicators for key in item.heads)


# --- what stands outside of the rows --------------------------------------------------------------------------


def _leaves(node: Node, above: tuple[str, ...] = ()) -> Mapping[tuple[str, ...], Text]:
    """Every value outside of the rows that says something, by the keys that lead to it."""
    found: dict[tuple[str, ...], Text] = {}
    for key, value in node.items.items():
        path = (*above, str(key))
        if key.startswith(OWN_KEYS) or path == (INDICATORS,):
            continue
        if isinstance(value, Node):
            found |= _leaves(value, path)
        elif isinstance(value, Text) and value.strip():
            found[path] = value
    return found


def _top(old: Sheet, new: Sheet) -> Iterator[Difference]:
    """Values that came back otherwise, or new. What did not come back may have no place in the form."""
    if old.node is None or new.node is None:
        return
    before, after = _leaves(old.node), _leaves(new.node)
    for path, value in after.items():
        known = before.get(path)
        if known is None and path[0] == "权重":
            continue  # the label prints the points of the rows; it says more only once they no longer add up to it
        if known is None or known.strip() != value.strip():
            text = value.strip("\n")
            yield Difference(path, None, None if known is None else known.strip(), text, value.span(new.file), text)


# --- rows -----------------------------------------------------------------------------------------------------


def _key(row: Indicator) -> tuple[str, str, str]:
    return squash(row.level1), squash(row.level2 or ""), squash(row.name)


def _aligned(old: Sequence[Indicator], new: Sequence[Indicator]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Rows that are one and the same, rows lost, rows added: by name first, then by what else they hold."""
    names, others = [_key(row) for row in old], [_key(row) for row in new]
    pairs: list[tuple[int, int]] = []
    for tag, a, b, c, d in SequenceMatcher(None, names, others, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(range(a, b), range(c, d), strict=True)
    taken = {after for _, after in pairs}
    for before in sorted(set(range(len(old))) - {known for known, _ in pairs}):
        same = [after for after in range(len(new)) if after not in taken and others[after] == names[before]]
        close = same or [after for after in range(len(new)) if after not in taken and _alike(old[before], new[after])]
        if len(close) == 1 or same:
            pairs.append((before, close[0]))
            taken.add(close[0])
    known = {before for before, _ in pairs}
    lost = [before for before in range(len(old)) if before not in known]
    return sorted(pairs), lost, [after for after in range(len(new)) if after not in taken]


def _alike(one: Indicator, other: Indicator) -> bool:
    """A renamed row: of the same list, and two of target, actual and points are the same."""
    if (one.level1, one.level2) != (other.level1, other.level2):
        return False
    cells = ((one.target, other.target), (one.actual, other.actual), (one.full, other.full))
    return sum(a is not None and a == b for a, b in cells) >= 2  # two of three


def _row(
    number: int, old: Indicator, new: Indicator, returned: Taken, heads: frozenset[str], known: frozenset[str]
) -> Iterator[Difference]:
    if old.node is None or new.node is None:
        return
    before, after = _texts(old.node), _texts(new.node)
    draft = _draft_of(returned, new)
    for key in dict.fromkeys([*before, *after]):
        was, now = before.get(key), after.get(key)
        if (was or "").strip() == (now or "").strip() or (now is None and not _has_column(key, heads)):
            continue
        at = now.span(new.file) if now is not None else new.at("指标")
        value = draft.values.get(key) if draft is not None else None
        cell = value.cells[0].text if value is not None and value.cells else ""
        doubts = tuple(sorted(_doubts(draft, key) - known))
        came = now.strip("\n") if now is not None else None
        yield Difference((key,), number, was and was.strip(), came, at, cell, doubts)


def _texts(node: Node) -> dict[str, Text]:
    return {str(key): value for key, value in node.items.items() if isinstance(value, Text) and value.strip()}


def _has_column(key: str, heads: frozenset[str]) -> bool:
    """Whether the form that came back has a column for a key: else nobody emptied it."""
    return key in heads or (key in SPLIT and bool({REASON, *SPLIT} & heads))


def _draft_of(taken: Taken, row: Indicator) -> IndicatorDraft | None:
    """The draft behind a row of the sheet: they know the same cell."""
    at = row.at("指标")
    for item in taken.draft.indicators:
        value = item.values.get("指标")
        if value is not None and value.places and (value.places[0].text, value.places[0].row) == _spot(at):
            return item
    return None


def _spot(at: Span) -> tuple[str, int]:
    return (at.cell.shown if at.cell is not None else "", at.line)


def _new(number: int, pairs: Sequence[tuple[int, int]], sheet: Sheet, taken: Taken) -> NewRow:
    row = sheet.indicators[number]
    printed = {after: before for before, after in pairs}
    after = None
    for earlier in range(number - 1, -1, -1):
        other = sheet.indicators[earlier]
        if (other.level1, other.level2) == (row.level1, row.level2) and earlier in printed:
            after = printed[earlier]
            break
    draft = _draft_of(taken, row)
    if draft is None:
        raise ValueError("a row without its draft")
    return NewRow(
        tuple(sorted(_doubts(draft))),
        draft,
        str(row.level1),
        None if row.level2 is None else str(row.level2),
        after,
        row.at("指标"),
    )
