"""Text of strangers on its way into a paper: the one place where it becomes inert.

``clean`` takes out what no printed page can hold (control characters, invisible and direction-changing ones);
``markdown`` and ``cell`` make sure that no character of the data is read as Markdown. After the Markdown has been
parsed, text is literal again and each writer escapes for its own format.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from perfscore.present.safe import visible

_INVISIBLE = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), 0x2060, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)
_SPACE = re.compile(r"[ \t\u00a0]+")
_BREAKS = re.compile(r"[ \t]*(?:\r\n?|[\n\v\f\u0085\u2028\u2029])\s*")
_SPECIAL = re.compile(r"[\\`*_\[\]<|~]|&(?=[#\w])|\$(?=\S)")
_LEADING = re.compile(r"(?:[-+](?=\s|$)|#{1,6}(?=\s|$)|>|=+$|-{2,}$|:(?=-))|(\d{1,9})([.)])(?=\s|$)")


def clean(text: str) -> str:
    r"""Lines of plain text: line ends as ``\n``, invisible characters gone, control characters shown as ``\x1b``."""
    return visible(_BREAKS.sub("\n", text.translate(_INVISIBLE)).replace("\t", " ")).strip()


def one_line(text: str) -> str:
    """The same on one line; lines of Chinese text are joined without a blank."""
    lines = clean(text).split("\n")
    return _SPACE.sub(" ", "".join(_joined(line, after) for line, after in zip(lines, [*lines[1:], ""], strict=True)))


def markdown(text: str) -> str:
    """Text for a paragraph or heading: one line, nothing in it means anything to Markdown."""
    escaped = _SPECIAL.sub(lambda found: "\\" + found.group(), one_line(text))
    return _LEADING.sub(_leading, escaped, count=1) if _LEADING.match(escaped) else escaped


def cell(text: str) -> str:
    """Text for a cell of a Markdown table: as ``markdown``, line breaks kept as ``<br>``."""
    return "<br>".join(_SPECIAL.sub(lambda found: "\\" + found.group(), line) for line in clean(text).split("\n"))


def _leading(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else "\\" + found.group()


def _joined(line: str, after: str) -> str:
    """A blank stays between two words of Latin script only."""
    return line + " " if line[-1:].isascii() and after[:1].isascii() and line and after else line


def ready(text: str) -> Markup:
    """Text that is Markdown (or XML) already: made of escaped parts and of our own marks. Printed as it is."""
    return Markup(text)  # noqa: S704 - the one place; its callers are the escaping functions and generated marks
