"""One finding as lines of toned text: the place, the line with its marker, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from perfscore.language.width import folded
from perfscore.model.finding import Finding, Level
from perfscore.model.source import Span
from perfscore.present.grid import Line
from perfscore.present.safe import one_line
from perfscore.present.table import Tone

INDENT = "  "
MANY_OTHERS = 4
TONES = {Level.ERROR: Tone.BAD, Level.WARNING: Tone.DOUBT, Level.HINT: Tone.FAINT}
Source = Callable[[str], "str | None"]  # shown file name → its text, None where there is none


class Excerpts:
    """Lines of the files that findings point at, each file split once."""

    def __init__(self, source: Source | None) -> None:
        self._source = source
        self._files: dict[str, list[str]] = {}

    def of(self, at: Span) -> list[str]:
        """The line and a marker under the value; nothing where the text is not at hand."""
        if at.cell is not None:
            from perfscore.present.excerpt import of_cell

            return list(of_cell(at))
        if self._source is None:
            return []
        if at.file not in self._files:
            from perfscore.model.source import lines_of

            self._files[at.file] = lines_of(self._source(at.file) or "")
        written = self._files[at.file]
        if not 0 < at.line <= len(written):
            return []
        from perfscore.present.excerpt import excerpt

        return list(excerpt(written[at.line - 1], at))


def block(finding: Finding, excerpts: Excerpts, cells: int | None, *, brief: bool = False) -> list[Line]:
    """The finding in full; ``cells`` is the width of the terminal, None where nothing is broken.

    ``brief`` puts more than MANY_OTHERS other places into one sentence.
    """
    head_lines, told = headed(finding, "", cells), _told(finding, cells, brief=brief)
    return [*head_lines, *_marked(excerpts.of(finding.at), finding.level), *told]


def grouped(findings: Sequence[Finding], cells: int | None) -> list[Line]:
    """Many findings of one kind in one file: how many, on which lines, the first of them in words."""
    first = findings[0]
    lines = headed(first, f" {len(findings)}处", cells)
    lines += said(places([finding.at for finding in findings]), cells)
    lines += said(f"例如{place_of(first.at)}：{one(first.message)}" if first.message else "", cells)
    lines += said(f"建议：{one(first.advice)}" if first.advice else "", cells)
    return lines


def headed(finding: Finding, tail: str, cells: int | None) -> list[Line]:
    """``file:line:col: 级别 CODE 标题（类别）``: the place bold, the rest in the tone of its level."""
    place, tone = one(finding.at.place), TONES[finding.level]
    first, *rest = broken(head(finding) + tail, cells)
    lines: list[Line] = [[(first, tone)]]
    if first.startswith(place):
        lines = [[(place, Tone.STRONG), (first[len(place) :], tone)]]
    return lines + [[(f"{INDENT}{part}", tone)] for part in rest]


def head(finding: Finding) -> str:
    """The first line of a finding."""
    kind = f"{finding.level.shown} {finding.code}"
    return f"{one(finding.at.place)}: {kind} {one(finding.title)}（{finding.category.value}）"


def places(spans: Sequence[Span]) -> str:
    """``第12、40、118行``; in a carrier what the cells are called."""
    if any(at.cell is not None for at in spans):
        return "、".join(dict.fromkeys(one(place_of(at)) for at in spans))
    return f"第{'、'.join(dict.fromkeys(str(at.line) for at in spans))}行"


def place_of(at: Span) -> str:
    """Where in its file: ``第12行``, or what the cell is called."""
    return f"第{at.line}行" if at.cell is None else one(at.cell.label or at.cell.shown or at.path)


def said(words: str, cells: int | None) -> list[Line]:
    """A sentence below a head, broken with its indent."""
    return [[(f"{INDENT}{part}", Tone.PLAIN)] for part in broken(words, cells)] if words else []


def plain(lines: Iterable[Line]) -> str:
    """The same as text."""
    return "".join("".join(text for text, _ in line) + "\n" for line in lines)


def broken(words: str, cells: int | None) -> list[str]:
    """The lines of a sentence at a terminal so many cells wide."""
    return [words] if cells is None else list(folded(words, max(cells, 20) - len(INDENT)))


def one(words: str) -> str:
    """Text of strangers on one line, harmless."""
    return one_line(words).replace("\t", " ")


def _marked(lines: Sequence[str], level: Level) -> Iterator[Line]:
    """The excerpt: the line as it is, the marker in the tone of the finding."""
    for line in lines:
        bare = line.lstrip(" │")
        yield [(line, TONES[level] if bare and not bare.strip("^…~") else Tone.PLAIN)]


def _told(finding: Finding, cells: int | None, *, brief: bool) -> Iterator[Line]:
    if finding.message:
        yield from said(one(finding.message), cells)
    if brief and len(finding.related) > MANY_OTHERS:
        files = dict.fromkeys(related.at.path for related in finding.related)
        for file in files:
            spans = [related.at for related in finding.related if related.at.path == file]
            yield from said(f"另见：{one(file)} {places(spans)}", cells)
    else:
        for related in finding.related:
            yield from said(f"另见：{one(related.at.place)} {one(related.message)}".rstrip(), cells)
    if finding.advice:
        yield from said(f"建议：{one(finding.advice)}", cells)
