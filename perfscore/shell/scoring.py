"""What ``perfscore score`` does once its options are read: find the files, score them, print them, give a status.

Plain arguments in, exit status out; :mod:`perfscore.commands.score` is its face on the command line.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

from perfscore.disk.oserrors import reason
from perfscore.load import Input, config, discover
from perfscore.many.batch import Outcome, Settings, outcome, score_files, told_once
from perfscore.present import BINARY, FOLLOWED, FORMATS, TELLING, View, format_of
from perfscore.shell import console
from perfscore.shell.ending import Usage

SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".parquet": "parquet",
    ".csv": "csv",
    ".md": "md",
    ".xlsx": "xlsx",
    ".txt": "table",
}
OTHERS = frozenset((".doc", ".docx", ".xls", ".pdf", ".htm", ".html", ".wps", ".et", ".ods", ".odt", ".ppt", ".pptx"))
"""Suffixes that promise what ``score`` does not write."""
FOUND, NOTHING = 1, 3
STDIN = "-"


def score(
    files: Sequence[str] | None = None,
    *,
    detail: bool = False,
    form: str | None = None,
    bom: bool = False,
    review: bool = False,
    policy: str | None = None,
    fail_under: str | None = None,
    jobs: int | None = None,
    output: str | None = None,
) -> int:
    """Score the files and print the result; Usage where the options make no sense."""
    tally = Tally(_threshold(fail_under))
    output = None if output == "-" else output  # standard output, as everywhere
    name = _format(form, output, bom=bom)
    if jobs is not None and jobs < 1:
        raise Usage(f"“--jobs”应为1以上的整数，现为{jobs}。")
    project = config.find(Path())
    found = discover(files or [], project, carriers=True)
    console.beside(found.beside)
    if output is not None:
        _spare(output, found.inputs)
    count = len(found.inputs)
    settings = Settings(
        format=name,
        view=View(detail=detail or count == 1, steps=detail),
        policy=_policy(policy, project),
        fallback=project.fallback,
        near=project.folder,
        config=project.file,
        review=review,
        off=project.off,
        levels=tuple(project.levels.items()),
        cells=console.cells_of(sys.stderr),
    )
    first = [outcome(settings, None, project.findings, project.text)] if project.findings else []
    first += _fallback(settings, project)
    first += [outcome(settings, None, found.findings, "", unread=True)] if found.findings else []
    outcomes = chain(first, told_once(settings, score_files(settings, found.inputs, jobs)))
    _write(tally.follow(outcomes, count), settings, output, bom=bom)
    if not count and not found.findings:
        console.error("没有找到指标文件。请给出文件或文件夹，或在 perfscore.yaml 的“文件”中列出。")
        return NOTHING
    tally.close(settings)
    return tally.status


def _fallback(settings: Settings, project: config.Config) -> list[Outcome]:
    """What is wrong with the policy that perfscore.yaml names: told once, before all tables."""
    if project.fallback is None:
        return []
    from perfscore import policies

    wrong = policies.of_settings(project.fallback, project.folder, project.policy_at)
    texts = {each.at.file: policies.text_of(each.at.file) for each in wrong} | {project.file: project.text}
    return [outcome(settings, None, (each,), texts[each.at.file]) for each in wrong]


class Tally:
    """What the files come to for the exit status, and what standard error shows on the way."""

    def __init__(self, threshold: Decimal | None) -> None:
        self.threshold = threshold
        self.unread = self.malformed = self.below = self.silent = 0

    def follow(self, outcomes: Iterable[Outcome], count: int) -> Iterator[Any]:
        """Pass on the pieces; write the findings of each file as it comes."""
        progress = console.Progress(count, "正在计分")
        for done, each in enumerate(outcomes, start=1):
            self._count(each)
            if each.notes:
                progress.clear()
                sys.stderr.write(each.notes)
            progress.show(done)
            yield each.piece
        progress.clear()

    def _count(self, each: Outcome) -> None:
        self.unread += each.unread
        self.malformed += each.malformed
        self.silent += each.silent
        if self.threshold is not None and each.low is not None:
            self.below += each.low < self.threshold

    def close(self, settings: Settings) -> None:
        """Say what was left unsaid."""
        if settings.format in TELLING:
            return
        if self.unread:
            console.error(f"{self.unread}个文件没有算出得分，见上。")
        if self.below:
            console.error(f"{self.below}个文件的得分下限低于{self.threshold}分。")
        if self.silent:
            console.error(
                f"计分时遇到的错误和疑点还有{self.silent}个，没有列在上面；算术、资金、表间等问题由“perfscore check”查。"
            )

    @property
    def status(self) -> int:
        """The exit status: 3 before 1 before 0."""
        if self.unread:
            return NOTHING
        return FOUND if self.malformed or self.below else 0


def _threshold(text: str | None) -> Decimal | None:
    from perfscore.language.numbers import read_decimal

    if text is None:
        return None
    value = read_decimal(text)
    if value is None:
        raise Usage(f"“--fail-under”应为数字，现为“{text}”。")
    return value


def _format(form: str | None, output: str | None, *, bom: bool) -> str:
    suffix = Path(output).suffix.lower() if output else ""
    name = form or SUFFIXES.get(suffix) or ("csv" if bom else "table")
    if name not in FORMATS:
        raise Usage(f"“--format”应为 {'、'.join(FORMATS)} 之一，现为“{name}”。")
    if bom and name != "csv":
        raise Usage("“--bom”只用于 CSV。")
    if suffix in OTHERS or SUFFIXES.get(suffix, name) != name:
        raise Usage(_misnamed(suffix, name, chosen=form is not None))
    if name in NEEDS:
        _needs_file(name, output)
    return name


def _misnamed(suffix: str, name: str, *, chosen: bool) -> str:
    """A file would hold something else than its suffix says."""
    known = "、".join(SUFFIXES)
    if suffix in SUFFIXES and chosen:
        return f"“-o”的后缀“{suffix}”与“--format {name}”不符；去掉“--format”，输出形式随后缀。"
    return f"“-o”的后缀应为 {known} 之一，现为“{suffix}”。Word、网页等成文用“perfscore render”。"


NEEDS = {"xlsx": ("openpyxl", "excel", "Excel"), "parquet": ("pyarrow", "data", "Parquet")}
"""Formats for a file only: the library they need, the extra that brings it, what the file is called."""


def _needs_file(name: str, output: str | None) -> None:
    from importlib.util import find_spec

    library, extra, called = NEEDS[name]
    if output is None:
        raise Usage(f"{name} 不能显示在终端，请用“-o”写明文件，如“-o 得分.{name}”。")
    if find_spec(library) is None:
        raise Usage(f"写 {called} 文件需要 {library}，请执行 pip install 'perfscore[{extra}]'。")


def _policy(name: str | None, project: config.Config) -> str | None:
    """The policy chosen on the command line, once it is known to be usable."""
    from perfscore import policies

    if name is None:
        return None
    try:
        policies.find(name, project.folder, paths=True)
    except policies.Unusable as unusable:
        raise Usage(unusable.told) from None
    return name


def _spare(output: str, inputs: Iterable[Input]) -> None:
    """Never write the result over a file that is read."""
    target = Path(output).resolve()
    if any(each.path != STDIN and Path(each.path).resolve() == target for each in inputs):
        raise Usage(f"“-o {output}”会覆盖所读的指标文件，请换一个文件名。")


def _write(pieces: Iterable[Any], settings: Settings, output: str | None, *, bom: bool) -> None:
    if output is None:
        if bom:
            sys.stdout.write("\ufeff")
        format_of(settings.format).draw(pieces, settings.view, sys.stdout)
        return
    from perfscore.disk.atomic import replacing

    form: Any = format_of(settings.format)
    targets = form.targets(Path(output)) if settings.format in FOLLOWED else (Path(output),)
    try:
        with replacing(*targets) as paths:
            _draw(form, pieces, settings, paths, bom=bom)
    except OSError as error:
        raise Usage(f"不能写入“{output}”：{reason(error)}。") from None
    if len(targets) > 1:
        console.error(f"写出{'、'.join(target.name for target in targets)}。")


def _draw(form: Any, pieces: Iterable[Any], settings: Settings, paths: Sequence[Path], *, bom: bool) -> None:
    """Write a format into its file, or files, piece by piece."""
    if settings.format in FOLLOWED:
        try:
            form.write(pieces, paths)
        except form.TooLong as number:
            raise Usage(f"{number}，Parquet 没有写出；请用“--format jsonl”。") from None
    elif settings.format in BINARY:
        with paths[0].open("wb") as whole:
            form.draw(pieces, settings.view, whole)
    else:
        encoding = "utf-8-sig" if bom else "utf-8"
        with paths[0].open("w", encoding=encoding, errors=console.ERRORS, newline="") as text:
            form.draw(pieces, settings.view, text)
