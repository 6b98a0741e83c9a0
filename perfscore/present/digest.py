"""What ``check`` shows people: errors first, many of one kind folded, and a screen that can be read however many there are.

Up to MANY kinds of findings (a kind: one code in one file) each is told in full; up to LISTED each takes a line; beyond,
tables count them by file and by code. Nothing is dropped in silence: the last lines say what was left out and how to see it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from perfscore.model.finding import Finding, Level
from perfscore.present.exact_json import number
from perfscore.present.findings import staked, summary
from perfscore.present.findings_block import Excerpts, Source, block, grouped, headed, one, places
from perfscore.present.grid import Line as Parts
from perfscore.present.table import Cell, Column, Row, Table, Tone, Where
from perfscore.present.table import Line as Sentence

FOLD = 3  # so many of one kind in one file are told one by one
MANY = 100
LISTED = 400
TOP = 10
NONE = Excerpts(None)  # hints are told without their line
ROWS = 40  # of a table that nobody asked for
LEVELS = (Level.ERROR, Level.WARNING, Level.HINT)
TONES = (Tone.BAD, Tone.DOUBT, Tone.FAINT)

Group = tuple[Finding, ...]


class Fillable(NamedTuple):
    """What ``fill`` could write: empty scores, and reported ones that differ from the computed."""

    empty: int = 0
    different: int = 0


def groups(findings: Iterable[Finding]) -> list[Group]:
    """Findings by level, errors first, then by file as they come; many of one code in one file are one group."""
    kinds: dict[tuple[int, str, str], list[Finding]] = {}
    files: dict[str, int] = {}
    for finding in findings:
        files.setdefault(finding.at.path, len(files))
        kinds.setdefault((LEVELS.index(finding.level), finding.at.path, finding.code), []).append(finding)
    found: list[tuple[int, int, Group]] = []
    for (level, file, _), kind in kinds.items():
        parts = [tuple(kind)] if len(kind) > FOLD else [(each,) for each in kind]
        found += [(level, files[file], part) for part in parts]
    return [part for *_, part in sorted(found, key=lambda each: (*each[:2], each[2][0].at))]


def screen(found: Sequence[Group], source: Source, cells: int | None) -> Iterator[Parts]:
    """The findings in full, or a line each; nothing where they are too many for that."""
    if len(found) > LISTED:
        return
    excerpts = Excerpts(source)
    for group in found:
        if len(found) > MANY:
            yield from _line(group, cells)
            continue
        hint = group[0].level is Level.HINT
        yield from (
            grouped(group, cells) if len(group) > 1 else block(group[0], NONE if hint else excerpts, cells, brief=True)
        )
        yield []
    if len(found) > MANY:
        yield []


def full(findings: Iterable[Finding], source: Source, cells: int | None) -> Iterator[Parts]:
    """Every finding by itself, in the order given."""
    excerpts = Excerpts(source)
    for finding in findings:
        yield from block(finding, excerpts, cells)
        yield []


def _line(group: Group, cells: int | None) -> list[Parts]:
    first = group[0]
    if len(group) > 1:
        return headed(first, f" {len(group)}处：{places([each.at for each in group])}", cells)
    return headed(first, f" “{one(first.indicator)}”" if first.indicator else "", cells)


# --- tables ----------------------------------------------------------------------------------------------


FILES = (
    Column("错误", right=True),
    Column("疑点", right=True),
    Column("提示", right=True),
    Column("涉及分值", right=True),
    Column("错误的代码", Where.WIDE),
    Column("文件", free=True),
)
CODES = (
    Column("代码"),
    Column("级别"),
    Column("个数", right=True),
    Column("文件数", right=True),
    Column("涉及分值", right=True),
    Column("问题", free=True),
)


def statistics(findings: Sequence[Finding], rows: int | None = None) -> Iterator[Table | Sentence]:
    """Counts by file, the gravest first, and by code; ``rows`` is how many of each at most."""
    yield from _by_file(findings, rows)
    yield from _by_code(findings, rows)


def _by_file(findings: Sequence[Finding], most: int | None) -> Iterator[Table | Sentence]:
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.at.path, []).append(finding)
    counted = {file: [sum(one.level is level for one in own) for level in LEVELS] for file, own in files.items()}
    ordered = sorted(files, key=lambda file: ([-count for count in counted[file]], file))
    rows = tuple(_file(file, counted[file], files[file]) for file in ordered[:most])
    yield Table(FILES, rows, f"按文件（{len(files)}个）")
    if most is not None and len(ordered) > most:
        left = [sum(column) for column in zip(*(counted[file] for file in ordered[most:]), strict=True)]
        told = "、".join(f"{level.shown}{count}个" for level, count in zip(LEVELS, left, strict=True) if count)
        yield Sentence(f"……其余{len(ordered) - most}个文件：{told}；“--statistics”全部列出。", Tone.FAINT)


def _file(file: str, counts: Sequence[int], findings: Sequence[Finding]) -> Row:
    stake = staked(findings)
    codes = Counter(finding.code for finding in findings if finding.level is Level.ERROR)
    told = "、".join(code if count == 1 else f"{code}×{count}" for code, count in sorted(codes.items()))
    numbers = (Cell(str(count) if count else "", tone) for count, tone in zip(counts, TONES, strict=True))
    return Row((*numbers, Cell(number(stake) if stake else ""), Cell(told), Cell(one(file))))


def _by_code(findings: Sequence[Finding], most: int | None) -> Iterator[Table | Sentence]:
    kinds: dict[tuple[int, str], list[Finding]] = {}
    for finding in findings:
        kinds.setdefault((LEVELS.index(finding.level), finding.code), []).append(finding)
    ordered = sorted(kinds, key=lambda kind: (kind[0], -len(kinds[kind]), kind[1]))
    yield Table(CODES, tuple(_code(level, code, kinds[level, code]) for level, code in ordered[:most]), "按代码")
    if most is not None and len(ordered) > most:
        left = sum(len(kinds[kind]) for kind in ordered[most:])
        yield Sentence(f"……其余{len(ordered) - most}种，{left}个；“--statistics”全部列出。", Tone.FAINT)


def _code(level: int, code: str, findings: Sequence[Finding]) -> Row:
    files = len({finding.at.path for finding in findings})
    stake = staked(findings)
    texts = (str(len(findings)), str(files), number(stake) if stake else "", one(findings[0].title))
    return Row((Cell(code), Cell(LEVELS[level].shown, TONES[level]), *map(Cell, texts)))


# --- the end ---------------------------------------------------------------------------------------------


def closing(findings: Sequence[Finding], fillable: Fillable, *, folded: bool) -> Iterator[Sentence]:
    """How many there are, what that means for the exit status, and what to do next."""
    yield Sentence(summary(findings), Tone.STRONG)
    if not findings:
        return
    errors = any(finding.level is Level.ERROR for finding in findings)
    if not errors and any(finding.level is Level.WARNING for finding in findings):
        yield Sentence("没有错误；疑点请逐个核实，“--strict”时疑点也使退出码为1。")
    yield Sentence(f"下一步：{'；'.join(_next(findings, fillable, folded=folded))}。")


def _next(findings: Sequence[Finding], fillable: Fillable, *, folded: bool) -> Iterator[str]:
    if fillable.empty:
        yield f"“perfscore fill”可填{fillable.empty}处空着的得分"
    if fillable.different:
        yield f"“perfscore fill --all”可把{fillable.different}处自评得分改为计算得分"
    gravest = min(findings, key=lambda finding: LEVELS.index(finding.level))
    yield f"“perfscore codes {gravest.code}”说明这类问题"
    if folded:
        yield "“--detail”逐个列出，“--select 错误”只看错误，“--statistics”按文件和代码计数"
