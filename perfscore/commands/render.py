"""``perfscore render``: reports and forms from scored files, in the format that is handed in."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perfscore.report import FORMATS
from perfscore.shell import console
from perfscore.shell.ending import Usage
from perfscore.shell.papers import is_folder

if TYPE_CHECKING:
    from perfscore.load import Input
    from perfscore.load.config import Config
    from perfscore.model import Scorecard, Sheet
    from perfscore.model.finding import Finding
    from perfscore.report.subject import Options, Subject
    from perfscore.report.templates import Template

EXAMPLES = """示例：

  perfscore render --template zizhu                         部门整体支出绩效自评报告，Markdown
  perfscore render --template zizhu -o 自评报告.docx        Word，按公文格式排版
  perfscore render --template zipingbiao 2024/*.yaml -o 自评表/ --format xlsx
  perfscore render --template zizhu --final -o 自评报告.docx   定稿：有待定、错误、不一致或待填的不生成
"""

SUFFIXES = {".htm": "html"} | {f".{form}": form for form in FORMATS}
NOTHING = 3

Name = Annotated[
    str | None,
    typer.Option(
        "--template", "-t", metavar="模板", help="模板的名称，或自己的模板文件（.md、.docx）", show_default=False
    ),
]
Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="文件…", help="文件、文件夹或通配符，“-”为标准输入；不写时自动查找", show_default=False),
]
Form = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="形式", help=f"输出形式：{'、'.join(FORMATS)}；不写时随“-o”的后缀，否则为 md"
    ),
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="文件", help="写入文件；多份时为文件夹")]
Final = Annotated[
    bool, typer.Option("--final", help="定稿：有待定、错误、文字与表不一致、【待填】或【供参考】时不生成，列出原因")
]
Every = Annotated[bool, typer.Option("--all", help="找到的每张表各生成一份")]
Annex = Annotated[
    str | None, typer.Option("--annex", metavar="前缀", help="附件编号的前缀，如“2-”得附件2-1；不写时随正文所引")
]
Trace = Annotated[
    bool,
    typer.Option(
        "--trace", help="列出由数据生成的每一句话：每个数字来自哪个文件的哪一行、怎样算出；不写“-o”时不生成成文"
    ),
]
PolicyName = Annotated[
    str | None, typer.Option("--policy", metavar="名称", help="一律按这个评分办法（名称或文件路径）")
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", metavar="个数", help="同时成文的进程数；不写时，40份以上才用多个")
]


def run(
    files: Files = None,
    template: Name = None,
    form: Form = None,
    output: Output = None,
    final: Final = False,
    every: Every = False,
    annex: Annex = None,
    trace: Trace = False,
    policy: PolicyName = None,
    jobs: Jobs = None,
) -> int:
    """生成报告和表格：自评报告、自评表、目标申报表、失分说明、汇总。

    报告照印文件“报告”中的文字，其余的句子和数字由指标文件算出；得分用填报的自评得分，没有填报的用计算得分。两者不一致
    或有待定的，成文标明“送审稿”，须核对的事项列在标准错误。没有填写的印作【待填】。
    """
    from perfscore.load import config
    from perfscore.report import templates
    from perfscore.shell.papers import produce

    if jobs is not None and jobs < 1:
        raise Usage(f"“--jobs”应为1以上的整数，现为{jobs}。")
    output = None if output == "-" else output  # standard output, as everywhere
    project = config.find(Path())
    name = _format(form, output)
    _tell(project.findings, {project.file: project.text})
    try:
        chosen = templates.find(_named(template, project), folders(project))
        name = _own_format(chosen, form, output) or name
        cards, findings, unread = _cards(files or [], chosen, project, policy)
        if not cards:
            console.error(
                "没有可以成文的表。"
                if unread
                else "没有找到指标文件。请给出文件或文件夹，或在 perfscore.yaml 的“文件”中列出。"
            )
            return NOTHING
        papers = _subjects(chosen, cards, findings, named=bool(files), every=every)
        options = _options(project, annex, name, final=final)
        if trace:
            _trace(chosen, papers, options)
        status = 0 if trace and output is None else produce(chosen, papers, options, output, jobs)
    except templates.TemplateMistake as mistake:
        raise Usage(f"{mistake}。") from None
    return NOTHING if unread else status


def _trace(template: Template, papers: Sequence[Subject], options: Options) -> None:
    """On standard output: every generated sentence with the lines it comes from."""
    from perfscore.report import trace

    if template.path.suffix != ".md":
        raise Usage("“--trace”只用于 Markdown 模板，Word 模板中的句子是自己写的。")
    for subject in papers:
        sys.stdout.write("\n".join(trace.lines(template, subject, options)) + "\n")


def folders(project: Config) -> tuple[Path, ...]:
    """Where the user's own templates are: 模板目录 of perfscore.yaml, ``templates/`` beside it or here."""
    places = [project.templates, project.folder / "templates" if project.folder else None, Path("templates")]
    return tuple(dict.fromkeys(place.resolve() for place in places if place is not None and place.is_dir()))


def _named(template: str | None, project: Config) -> str:
    if template is not None:
        return template
    from perfscore.report import templates

    names = "、".join(each.name for each in templates.listing(folders(project)))
    raise Usage(f"请用“--template”写明模板：{names}。")


def _format(form: str | None, output: str | None) -> str:
    suffix = "" if output is None or is_folder(output) else Path(output).suffix.lower()
    name = form or SUFFIXES.get(suffix, "md")
    if name not in FORMATS:
        raise Usage(f"“--format”应为 {'、'.join(FORMATS)} 之一，现为“{name}”。")
    if suffix[1:].isalpha() and suffix not in SUFFIXES and form is None:
        raise Usage(f"“-o”的后缀应为 {'、'.join('.' + each for each in FORMATS)} 之一，现为“{suffix}”。")
    if form is not None and SUFFIXES.get(suffix, form) != form:
        raise Usage(f"“--format”写 {form}，“-o”的后缀却是“{suffix}”；请去掉一个，或写成一致。")
    return name


def _own_format(template: Template, form: str | None, output: str | None) -> str | None:
    """A Word form of the user's own gives Word and nothing else."""
    from perfscore.report.own_docx import SUFFIX

    if template.path.suffix != SUFFIX:
        return None
    suffix = "" if output is None or is_folder(output) else Path(output).suffix.lower()
    asked = form or SUFFIXES.get(suffix, "docx")
    if asked not in ("docx", "pdf"):
        raise Usage(
            f"模板“{template.path.name}”是Word文件，只能生成 docx 或 pdf，现为“{asked}”。请把“-o”的后缀改为 .docx。"
        )
    return asked


def _options(project: Config, annex: str | None, form: str, *, final: bool) -> Options:
    from perfscore.report.subject import Look, Options

    return Options(annex=annex, final=final, folders=folders(project), format=form, look=Look(**project.paper))


# --- what goes in ---------------------------------------------------------------------------------------


def _cards(
    files: Sequence[str], template: Template, project: Config, policy: str | None
) -> tuple[list[Scorecard], list[Finding], int]:
    """Every sheet scored, all findings, and how many inputs gave no sheet. What was only discovered and is 示例 stays out."""
    from perfscore.load import discover
    from perfscore.model import Kind

    _check_policy(policy, project)
    found = discover(list(files), project)
    cards, findings, unread = _read(found.inputs, project, policy)
    unread += len(found.findings)
    _tell(found.findings, {})
    lone = [card for card in cards if card.sheet.kind is Kind.DEPARTMENT]
    if files and template.use == "报告" and lone and not any(card.sheet.kind is Kind.PROJECT for card in cards):
        beside = sorted({str(Path(card.sheet.file).parent) for card in lone if Path(card.sheet.file).is_file()})
        more, other, _ = _read(_others(discover(beside, project).inputs, cards), project, policy)
        wanted = [card for card in more if _belongs(card, lone)]
        files_read = {card.sheet.file for card in wanted}
        cards = [*cards, *wanted]
        findings += [finding for finding in other if finding.at.file in files_read]
    from perfscore import checks

    findings += checks.run(cards)
    return cards, list(_settled(findings, project)), unread


def _belongs(card: Scorecard, departments: Sequence[Scorecard]) -> bool:
    """A project of one of the departments that were named, or the same table of the year before."""
    from perfscore.model import Kind

    if card.sheet.kind is Kind.PROJECT:
        return True
    before = {(each.sheet.name, each.sheet.year - 1) for each in departments if each.sheet.year is not None}
    return card.sheet.kind is Kind.DEPARTMENT and (card.sheet.name, card.sheet.year) in before


def _others(inputs: Iterable[Input], cards: Sequence[Scorecard]) -> list[Input]:
    known = {Path(card.sheet.file).resolve() for card in cards}
    return [each for each in inputs if Path(each.path).resolve() not in known]


def _read(inputs: Sequence[Input], project: Config, policy: str | None) -> tuple[list[Scorecard], list[Finding], int]:
    from perfscore.load import read_sheet

    cards: list[Scorecard] = []
    findings: list[Finding] = []
    unread = 0
    progress = console.Progress(len(inputs), "正在计分")
    for done, source in enumerate(inputs, start=1):
        loaded = read_sheet(source.path, source.shown, named=source.named)
        progress.show(done, source.shown)
        if loaded.passed_over or (loaded.sheet is not None and loaded.sheet.example and not source.named):
            continue
        card, found = _scored(loaded.sheet, project, policy) if loaded.sheet is not None else (None, ())
        findings += [*loaded.findings, *found]
        if card is None:
            unread += 1
            progress.clear()
            _tell([*loaded.findings, *found], {source.shown: loaded.text})
        else:
            cards.append(card)
    progress.clear()
    return cards, findings, unread


def _scored(sheet: Sheet, project: Config, name: str | None) -> tuple[Scorecard | None, tuple[Finding, ...]]:
    from perfscore import policies
    from perfscore.score import score

    near = project.folder
    try:
        chosen = policies.find(name, near, paths=True) if name else None
        fallback = policies.find(project.fallback, near, paths=True) if project.fallback else None
        card = score(sheet, policies.for_sheet(sheet, chosen, fallback, near))
    except policies.Unusable as unusable:
        return None, unusable.findings
    return card, card.findings


def _check_policy(name: str | None, project: Config) -> None:
    """A policy named on the command line must be usable."""
    from perfscore import policies

    try:
        if name is not None:
            policies.find(name, project.folder, paths=True)
    except policies.Unusable as unusable:
        raise Usage(unusable.told) from None


def _settled(findings: Iterable[Finding], project: Config) -> Iterator[Finding]:
    """Findings in order, with the levels of perfscore.yaml, without what it turns off."""
    for finding in sorted(findings, key=lambda finding: (finding.at, finding.code)):
        if finding.code not in project.off:
            level = project.levels.get(finding.code)
            yield finding if level is None else finding.with_level(level)


def _tell(findings: Sequence[Finding], texts: dict[str, str]) -> None:
    if findings:
        from perfscore.present.findings import blocks

        sys.stderr.write(blocks(findings, lambda file: texts.get(file, ""), console.cells_of(sys.stderr)))


def subjects(template: Template, files: Sequence[str], project: Config) -> list[Subject]:
    """The papers a template would make of these files: for checking it."""
    cards, findings, _ = _cards(files, template, project, None)
    return _subjects(template, cards, findings, named=bool(files), every=False)


def _subjects(
    template: Template, cards: Sequence[Scorecard], findings: Sequence[Finding], *, named: bool, every: bool
) -> list[Subject]:
    from perfscore.report import choose

    try:
        return choose.subjects(template.use, cards, findings, named=named, every=every)
    except choose.Unclear as unclear:
        raise Usage(str(unclear)) from None
