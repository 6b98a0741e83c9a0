"""``perfscore score``: scores files and prints a row per file, or everything about one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from perfscore import console
from perfscore.cli import Usage
from perfscore.present import FORMATS, format_of

if TYPE_CHECKING:
    from perfscore.batch import Outcome, Settings
    from perfscore.config import Config
    from perfscore.load import Input

EXAMPLES = """示例：

  perfscore score                        perfscore.yaml 所列的，或 indicators/ 下的全部文件
  perfscore score 2024/*.yaml            一个文件一行
  perfscore score 2024/bumen.yaml        一个文件：逐项得分和失分明细
  perfscore score 2024 --bom -o 得分.csv            供 Excel 打开
  perfscore score 2024 --review --fail-under 80     审核：不采用自评得分，有低于80分的退出码为1
"""

SUFFIXES = {".json": "json", ".csv": "csv", ".md": "md"}
FOUND, NOTHING = 1, 3
STDIN = "-"

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="文件…", help="文件、文件夹或通配符，“-”为标准输入；不写时自动查找", show_default=False),
]
Detail = Annotated[bool, typer.Option("--detail", help="逐项列出得分、计分过程和失分明细；只有一个文件时本来就列")]
Form = Annotated[str | None, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="输出形式；不写时为表格")]
Bom = Annotated[bool, typer.Option("--bom", help="输出 CSV，文件头加 BOM，供 Excel 识别中文")]
Review = Annotated[bool, typer.Option("--review", help="不采用自评得分：须由人判断的指标保持区间")]
PolicyName = Annotated[
    str | None, typer.Option("--policy", metavar="名称", help="一律按这个评分办法（名称或文件路径）")
]
FailUnder = Annotated[str | None, typer.Option("--fail-under", metavar="分数", help="有得分下限低于此数的，退出码为1")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", metavar="个数", help="同时计算的进程数；不写时，150个文件以上才用多个")
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="文件", help="结果写入文件；输出形式随后缀")]


def run(
    files: Files = None,
    detail: Detail = False,
    form: Form = None,
    bom: Bom = False,
    review: Review = False,
    policy: PolicyName = None,
    fail_under: FailUnder = None,
    jobs: Jobs = None,
    output: Output = None,
) -> int:
    """计算得分：多个文件时一个文件一行，一个文件时逐项列出，附失分明细。

    得分按评分标准原文和评分办法算出，与自评得分并列；算不出的列为待定，给出上下限，自评得分在其中的暂按自评。
    结果写到标准输出，问题和进度写到标准错误。
    """
    from perfscore import config
    from perfscore.batch import Settings, outcome, score_files
    from perfscore.load import discover
    from perfscore.present.table import View

    tally = Tally(_threshold(fail_under))
    name = _format(form, output, bom=bom)
    if jobs is not None and jobs < 1:
        raise Usage(f"“--jobs”应为1以上的整数，现为{jobs}。")
    project = config.find(Path())
    found = discover(files or [], project)
    if output is not None:
        _spare(output, found.inputs)
    count = len(found.inputs)
    settings = Settings(
        format=name,
        view=View(detail=detail or count == 1, steps=detail),
        policy=_policy(policy, project),
        fallback=_fallback(project),
        near=project.folder,
        review=review,
        off=project.off,
        levels=tuple(project.levels.items()),
    )
    first = [outcome(settings, None, project.findings, project.text)] if project.findings else []
    first += [outcome(settings, None, found.findings, "", unread=True)] if found.findings else []
    outcomes = chain(first, score_files(settings, found.inputs, jobs))
    _write(tally.follow(outcomes, count), settings, output, bom=bom)
    if not count and not found.findings:
        console.error("没有找到指标文件。请给出文件或文件夹，或在 perfscore.yaml 的“文件”中列出。")
        return NOTHING
    tally.close(settings)
    return tally.status


@dataclass(slots=True)
class Tally:
    """What the files come to for the exit status, and what standard error shows on the way."""

    threshold: Decimal | None
    unread: int = 0
    malformed: int = 0
    below: int = 0
    silent: int = 0

    def follow(self, outcomes: Iterable[Outcome], count: int) -> Iterator[Any]:
        """Pass on the pieces; write the findings of each file as it comes."""
        progress = console.Progress(count)
        for done, outcome in enumerate(outcomes, start=1):
            self._count(outcome)
            if outcome.notes:
                progress.clear()
                sys.stderr.write(outcome.notes)
            progress.show(done)
            yield outcome.piece
        progress.clear()

    def _count(self, outcome: Outcome) -> None:
        self.unread += outcome.unread
        self.malformed += outcome.malformed
        self.silent += outcome.silent
        if self.threshold is not None and outcome.low is not None:
            self.below += outcome.low < self.threshold

    def close(self, settings: Settings) -> None:
        """Say what was left unsaid."""
        if settings.format == "json":
            return
        if self.unread:
            console.error(f"{self.unread}个文件没有算出得分，见上。")
        if self.below:
            console.error(f"{self.below}个文件的得分下限低于{self.threshold}分。")
        if self.silent:
            console.error(f"另有错误和疑点{self.silent}个；“perfscore check”列出全部问题。")

    @property
    def status(self) -> int:
        """The exit status: 3 before 1 before 0."""
        if self.unread:
            return NOTHING
        return FOUND if self.malformed or self.below else 0


def _threshold(text: str | None) -> Decimal | None:
    from perfscore.numbers import read_decimal

    if text is None:
        return None
    value = read_decimal(text)
    if value is None:
        raise Usage(f"“--fail-under”应为数字，现为“{text}”。")
    return value


def _format(form: str | None, output: str | None, *, bom: bool) -> str:
    by_suffix = SUFFIXES.get(Path(output).suffix.lower()) if output else None
    name = form or by_suffix or ("csv" if bom else "table")
    if name not in FORMATS:
        raise Usage(f"“--format”应为 {'、'.join(FORMATS)} 之一，现为“{name}”。")
    if bom and name != "csv":
        raise Usage("“--bom”只用于 CSV。")
    return name


def _policy(name: str | None, project: Config) -> str | None:
    """The policy chosen on the command line, once it is known to be usable."""
    from perfscore import policy

    if name is None:
        return None
    try:
        policy.find(name, project.folder, paths=True)
    except policy.Unusable as unusable:
        finding = unusable.findings[0]
        raise Usage(f"{finding.message or finding.title}{finding.advice}") from None
    return name


def _fallback(project: Config) -> str | None:
    """评分办法 of perfscore.yaml; a path there is relative to its folder."""
    name = project.policy
    if name is None or project.folder is None or not any(mark in name for mark in "/\\"):
        return name
    return str(project.folder / name)


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
    from perfscore.atomic import write_atomic

    text = StringIO(newline="")
    format_of(settings.format).draw(pieces, settings.view, text)
    try:
        write_atomic(Path(output), text.getvalue().encode("utf-8-sig" if bom else "utf-8", console.ERRORS))
    except OSError as error:
        raise Usage(f"不能写入“{output}”：{error.strerror}。") from None
