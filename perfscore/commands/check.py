"""``perfscore check``: all findings of all files, and of the files against one another."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perfscore.disk.oserrors import reason
from perfscore.shell import console
from perfscore.shell.ending import Usage

if TYPE_CHECKING:
    from perfscore.checks.silence import Baseline
    from perfscore.load import Input
    from perfscore.load.config import Config
    from perfscore.many.audit import Audit
    from perfscore.model.finding import Finding
    from perfscore.present.findings_block import Source

EXAMPLES = """示例：

  perfscore check                              检查 perfscore.yaml 所列的，或 indicators/ 下的全部文件
  perfscore check 2024/*.yaml --strict         有疑点退出码也为1
  perfscore check 2024 --select 错误           只看错误；PS4、资金 只看跨表文表、资金问题
  perfscore check 2024 --statistics            按文件和代码计数
  perfscore check 2024 --format csv --bom > 清单.csv     审核清单，供 Excel 打开
  perfscore check 自评表.xlsx -o 审核.xlsx      副本：有问题的格加批注和底色，附问题清单
  perfscore check 收到/*.xlsx -o 审核/          每个工作簿一个副本
  perfscore check --format json > 基线.json    记下现有问题，以后用 --baseline 基线.json 只看新的
"""

FORMATS = ("text", "line", "json", "csv", "sarif", "github")
FOUND, NOTHING = 1, 3

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="文件…", help="文件、文件夹或通配符，“-”为标准输入；不写时自动查找", show_default=False),
]
Form = Annotated[str, typer.Option("--format", "-f", metavar="形式", help=f"输出形式：{'、'.join(FORMATS)}")]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="代码", help="只报这些：代码、代码的开头、类别或级别，逗号隔开")
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="代码", help="不报这些：代码、代码的开头、类别或级别")
]
Strict = Annotated[bool, typer.Option("--strict", help="有疑点时退出码也为1")]
StrictFor = Annotated[
    list[str] | None, typer.Option("--strict-for", metavar="代码", help="有这些代码或类别的疑点时退出码也为1")
]
Known = Annotated[
    str | None, typer.Option("--baseline", metavar="文件", help="只报其中没有的问题（check --format json 的输出）")
]
Detail = Annotated[
    bool, typer.Option("--detail", help="逐个列出全部问题；不写时同一文件的同一类问题合并，太多时只列表")
]
Statistics = Annotated[bool, typer.Option("--statistics", help="只按文件和代码计数")]
Top = Annotated[bool, typer.Option("--top", help="涉及分值最多的10个问题排在最前")]
Bom = Annotated[bool, typer.Option("--bom", help="CSV 文件头加 BOM，供 Excel 识别中文")]
PolicyName = Annotated[
    str | None, typer.Option("--policy", metavar="名称", help="一律按这个评分办法（名称或文件路径）")
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", metavar="个数", help="同时检查的进程数；不写时，150个文件以上才用多个")
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="文件或文件夹", help="写出 Excel、Word 的副本：问题加批注和底色，原文件不动"
    ),
]
SkipOthers = Annotated[bool, typer.Option("--skip-others", help="没有“类型”的 YAML 文件跳过不报（供提交钩子使用）")]


def run(
    files: Files = None,
    form: Form = "text",
    select: Select = None,
    ignore: Ignore = None,
    strict: Strict = False,
    strict_for: StrictFor = None,
    baseline: Known = None,
    detail: Detail = False,
    statistics: Statistics = False,
    top: Top = False,
    bom: Bom = False,
    policy: PolicyName = None,
    jobs: Jobs = None,
    skip_others: SkipOthers = False,
    output: Output = None,
) -> int:
    """检查指标文件（YAML，或 Excel、Word、网页、CSV），列出全部问题：格式、算术、单位、得分、资金、目标、说明，以及几张表之间、文字与表之间的矛盾。

    错误能由文件证明，疑点需要核实，提示是形式问题。每个问题都有位置、涉及的分值和改法；“perfscore codes 代码”说明一类问题。
    """
    from perfscore.checks.wanted import kept, weightiest_first
    from perfscore.load import config, discover
    from perfscore.many.audit import Audit, Scoring
    from perfscore.shell.copies import planned, write

    _sound(form, jobs, bom=bom, folded=not (detail or statistics))
    known, grave = _baseline(baseline), _words(strict_for)
    project = config.find(Path())
    found = discover(files or [], project, carriers=True)
    copies = planned(found.inputs, output) if output is not None else []
    scoring = Scoring(_policy(policy, project), project.fallback, project.folder, skip_others=skip_others)
    audit = Audit(scoring, jobs=jobs)
    audit.findings += [*project.findings, *_fallback(project), *found.findings]
    console.beside(found.beside)
    _read(audit, found.inputs)
    chosen = {"select": _words(select), "ignore": _words(ignore)}
    wanted = list(kept(audit.findings, **chosen, off=project.off, levels=project.levels.get))
    if known is not None:
        wanted = list(known.new(wanted))
    if form == "text":
        _show(wanted, audit, project, detail=detail, statistics=statistics, top=top)
    else:
        _write(weightiest_first(wanted) if top else wanted, form, audit, project, bom=bom)
    failed = write(copies, wanted)
    status = _status(wanted, audit, lost=bool(found.findings), grave=("PS",) if strict else grave)
    return status or (FOUND if failed else 0)


def _read(audit: Audit, inputs: Sequence[Input]) -> None:
    """Read and check every input, with a word at the terminal on how far that has come."""
    progress = console.Progress(len(inputs), "正在检查")
    for done, name in audit.read(inputs):
        progress.show(done, name)
    audit.finish()
    progress.clear()


def _sound(form: str, jobs: int | None, *, bom: bool, folded: bool) -> None:
    """Usage where options make no sense."""
    if form not in FORMATS:
        raise Usage(f"“--format”应为 {'、'.join(FORMATS)} 之一，现为“{form}”。")
    if bom and form != "csv":
        raise Usage("“--bom”只用于 CSV。")
    if not folded and form != "text":
        raise Usage("“--detail”、“--statistics”只用于 text；其他形式本来就逐个列出。")
    if jobs is not None and jobs < 1:
        raise Usage(f"“--jobs”应为1以上的整数，现为{jobs}。")


def _status(findings: list[Finding], audit: Audit, *, lost: bool, grave: tuple[str, ...]) -> int:
    from perfscore.checks.wanted import named
    from perfscore.model.finding import Level

    if audit.unread or lost:
        return NOTHING
    doubts = (finding for finding in findings if finding.level is Level.WARNING)
    if any(finding.level is Level.ERROR for finding in findings) or any(named(finding, grave) for finding in doubts):
        return FOUND
    if not audit.inputs and not audit.scoring.skip_others:
        console.error("没有找到指标文件。请给出文件或文件夹，或在 perfscore.yaml 的“文件”中列出。")
        return NOTHING
    return 0


def _words(options: list[str] | None) -> tuple[str, ...]:
    """Codes and 类别 as given: several options, or several words with commas."""
    from perfscore.model.finding import Category, Level

    words = tuple(
        word.strip() for option in options or () for word in option.replace("，", ",").split(",") if word.strip()
    )
    categories = [category.value for category in Category]
    levels = [level.shown for level in Level]
    for word in words:
        if word not in (*categories, *levels, *(level.value for level in Level)) and not (
            word.startswith("PS") and word[2:].isdigit() and len(word) <= 5
        ):
            raise Usage(
                f"“{word}”不是问题代码（PS201、PS2）、级别（{'、'.join(levels)}）或类别（{'、'.join(categories)}）。"
            )
    return words


MAX_BASELINE = 64 * 1024 * 1024  # bytes: some hundred thousand findings


def _baseline(name: str | None) -> Baseline | None:
    from perfscore.checks.silence import baseline
    from perfscore.disk.regular import read_regular

    if name is None:
        return None
    try:
        return baseline(read_regular(Path(name), MAX_BASELINE).decode("utf-8-sig"))
    except OSError as error:
        raise Usage(
            f"不能读取基线文件“{name}”：{reason(error)}。先用“perfscore check --format json > {name}”生成。"
        ) from None
    except (ValueError, RecursionError):  # RecursionError: brackets without end
        raise Usage(f"“{name}”不是“perfscore check --format json”的输出。") from None


def _fallback(project: Config) -> tuple[Finding, ...]:
    from perfscore import policies

    return policies.of_settings(project.fallback, project.folder, project.policy_at)


def _policy(name: str | None, project: Config) -> str | None:
    from perfscore import policies

    if name is None:
        return None
    try:
        policies.find(name, project.folder, paths=True)
    except policies.Unusable as unusable:
        raise Usage(unusable.told) from None
    return name


def _show(findings: list[Finding], audit: Audit, project: Config, *, detail: bool, statistics: bool, top: bool) -> None:
    """The text form: findings as far as they can be read on a screen, then what they come to."""
    from perfscore.checks.wanted import weightiest_first
    from perfscore.present import as_terminal, digest

    cells, source = console.cells_of(sys.stdout), _source(audit, project)
    found = digest.groups(findings)
    if statistics and findings:
        as_terminal.show(digest.statistics(findings), sys.stdout)
        found = []
    elif detail:
        as_terminal.write(digest.full(weightiest_first(findings) if top else findings, source, cells), sys.stdout)
    else:
        if top:
            as_terminal.write(digest.full(weightiest_first(findings)[: digest.TOP], source, cells), sys.stdout)
        as_terminal.write(digest.screen(found, source, cells), sys.stdout)
        if len(found) > digest.LISTED:
            as_terminal.show(digest.statistics(findings, digest.ROWS), sys.stdout)
    if (statistics or len(found) > digest.LISTED) and findings:
        sys.stdout.write("\n")
    folded = not (detail or statistics) and len(found) < len(findings)
    fillable = digest.Fillable(audit.empty, audit.different)
    as_terminal.show(digest.closing(findings, fillable, folded=folded or len(found) > digest.MANY), sys.stdout)


def _source(audit: Audit, project: Config) -> Source:
    def source(file: str) -> str | None:
        return project.text if file == project.file and file not in audit.inputs else audit.text(file)

    return source


def _write(findings: list[Finding], form: str, audit: Audit, project: Config, *, bom: bool) -> None:
    if bom:
        sys.stdout.write("\ufeff")
    sys.stdout.writelines(_rendered(findings, form, audit, _source(audit, project)))
    if form in ("line", "csv", "github") and findings:
        from perfscore.present.findings import summary

        console.error(summary(findings))


def _rendered(findings: list[Finding], form: str, audit: Audit, source: Source) -> Iterator[str]:
    """The output piece by piece."""
    from perfscore.present import findings as present

    if form == "line":
        return map(present.line, present.by_file(findings))
    if form == "json":
        from perfscore.present.findings_json import json_parts

        return json_parts(findings)
    if form == "csv":
        from perfscore.present import findings_csv

        return findings_csv.parts(findings, audit.names.get)
    if form == "github":
        from perfscore.present import findings_github

        return map(findings_github.render, present.by_file(findings))
    from perfscore.checks.catalogue import all_codes
    from perfscore.present import findings_sarif

    return iter((findings_sarif.render(findings, source, tuple(all_codes().values())),))
