"""Where and on what the YAML parser stumbled: what the explainers of syntax errors look at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from perfscore.model.finding import Code, Finding
from perfscore.model.source import Mark, Span, Text

SPECIAL_SPACES = "\u3000\u00a0\u2002\u2003\u2009\u202f"
QUOTES = "\"'"
# “键: 值” on one line, after the dashes of a list; the value begins where group 3 does
PAIR = re.compile(r"^([ \t]*(?:- +)*)([^\s:：\"'\[\]{}#][^:]*?|\"[^\"]*\"|'[^']*') *:(?:[ \t]+(\S.*?)?)?\s*$")
MAX_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Stumble:
    """Where and on what the parser stumbled; lines and columns from 0."""

    file: str
    lines: list[str]
    problem: str
    context: str
    line: int
    column: int
    since: Mark | None  # where what it was reading began
    last: Text | None  # the last scalar it had read

    @property
    def text(self) -> str:
        """The line."""
        return self.line_at(self.line)

    @property
    def sign(self) -> str:
        """The character it stumbled on."""
        return self.text[self.column : self.column + 1]

    @property
    def suspects(self) -> tuple[int, ...]:
        """The lines where the mistake may be: that of the stumble, and that where its context began."""
        return tuple(dict.fromkeys((self.line, self.since.line if self.since else self.line)))

    def line_at(self, number: int) -> str:
        """A line of the file, empty behind its end."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def next_line(self, number: int) -> str:
        """The next line that is not blank."""
        return next((line for line in self.lines[number + 1 :] if line.strip()), "")

    def says(self, *words: str) -> bool:
        """Whether the parser's complaint holds one of these words."""
        return any(word in self.problem or word in self.context for word in words)

    def at(self, code: Code, line: int, column: int, message: str, advice: str, width: int = 1) -> Finding:
        """A finding at a place of the file."""
        return code.at(Span(self.file, line + 1, column + 1, line + 1, column + 1 + max(1, width)), message, advice)

    def line_without_key(self) -> int | None:
        """The line that should have been a pair but became a text: the parser notices only at the next colon."""
        if self.says("could not find expected ':'") and self.since is not None:
            return self.since.line
        last = self.last
        if self.says("mapping values are not allowed") and last is not None and last.start.line < self.line:
            before = self.line_at(last.start.line)[: last.start.column]
            return None if before.rstrip().endswith(":") else last.start.line
        return None


def indent(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip(" "))


def short(text: str) -> str:
    """A text as a message repeats it."""
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "…"


def pair(key: str, value: str) -> str:
    """``“键: 值”`` as advice shows it."""
    return f"“{short(key)}: {short(value)}”" if value else f"“{short(key)}:”"
