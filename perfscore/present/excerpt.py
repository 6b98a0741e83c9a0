"""The line of a file with a marker under the place that a finding means, in display cells.

A Chinese character is two cells wide; what is wider than the window is cut around the marker; a control character is
shown as a harmless picture, so that no text of a stranger reaches the terminal raw.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from perfscore.language.width import width
from perfscore.model.source import Span

WIDTH = 100  # cells of text shown
BEFORE = 40  # cells kept before the marker where a line is cut
TAB = 4
CUT = "…"
DELETE = 0x7F
PICTURES = 0x2400  # ␀ ␁ … in the order of the control characters
DELETE_PICTURE = "\u2421"
UNSEEN = "\u25a1"  # □ for what has neither width nor picture


def of_cell(at: Span) -> tuple[str, ...]:
    """The same for a cell of a carrier: what it says, the line of it that is meant."""
    cell = at.cell
    if cell is None or not cell.text.strip():
        return ()
    begin, stop = (cell.begin, cell.stop) if cell.stop else (0, len(cell.text))
    begin += len(cell.text[begin:]) - len(cell.text[begin:].lstrip())
    start = cell.text.rfind("\n", 0, begin) + 1
    line = cell.text[start:].partition("\n")[0]
    place = Span(at.file, 1, begin - start + 1, 1, min(stop - start, len(line)) + 1)
    return excerpt(line, place, cell.label)


def excerpt(line: str, at: Span, label: str | None = None) -> tuple[str, ...]:
    """Two lines: the number (or ``label``) and text of the line, and a marker under the columns of ``at``.

    ``line`` is the line of the file at which ``at`` begins. A place that goes over several lines is marked to the end
    of its first. Of a blank line, or a file that could not be read, nothing is shown.
    """
    if not line.strip():
        return ()
    shown = list(_harmless(line))
    start = min(max(at.column - 1, 0), len(shown))
    stop = min(at.end_column - 1, len(shown)) if at.end_line in (0, at.line) else len(shown)
    if at.end_line == 0 or stop <= start:
        stop = start + 1
    begin, end = _window(shown, start, stop)
    marked = shown[start : min(stop, end)]
    text = "".join(shown[begin:end])
    pad = width("".join(shown[begin:start]))
    head = f"{at.line if label is None else label:>4} │ "
    lead, tail = CUT if begin else "", CUT if end < len(shown) else ""
    gutter = " " * (width(head) - 2) + "│ "
    marker = "^" * max(1, width("".join(marked)))
    return (f"{head}{lead}{text}{tail}".rstrip(), f"{gutter}{' ' * (pad + len(lead))}{marker}")


def _window(shown: list[str], start: int, stop: int) -> tuple[int, int]:
    """The characters to show of a long line, the marker among them."""
    if width("".join(shown)) <= WIDTH:
        return 0, len(shown)
    begin, room = start, BEFORE
    while begin > 0 and room >= width(shown[begin - 1]):
        begin -= 1
        room -= width(shown[begin])
    end, room = begin, WIDTH
    while end < len(shown) and room >= width(shown[end]):
        room -= width(shown[end])
        end += 1
    return begin, max(end, min(stop, start + 1))


def _harmless(line: str) -> Iterator[str]:
    """Each character as it may be printed: one string per character of the line."""
    column = 0
    for character in line.rstrip("\n"):
        shown = _picture(character) if not character.isprintable() else character
        if character == "\t":
            shown = " " * (TAB - column % TAB)
        column += width(shown)
        yield shown


def _picture(character: str) -> str:
    code = ord(character)
    if code < ord(" "):
        return chr(PICTURES + code)
    if code == DELETE:
        return DELETE_PICTURE
    if unicodedata.category(character) == "Zs":
        return "　" if width(character) == 2 else " "
    return UNSEEN
