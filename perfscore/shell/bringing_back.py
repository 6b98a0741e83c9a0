"""``import X.xlsx --into FILE.yaml``: the changes of a printed form into the file it was printed from."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from perfscore.carrier.reading import Carrier, Taken, opened
from perfscore.edit.back import Brought, Other, Said, brought
from perfscore.edit.change import Unsafe
from perfscore.edit.target import Refused, Target
from perfscore.edit.target import opened as opened_file
from perfscore.load import parse_sheet
from perfscore.model import Kind, Sheet
from perfscore.model.finding import Finding, Level
from perfscore.present.findings import blocks
from perfscore.present.safe import one_line
from perfscore.shell import console
from perfscore.shell.ending import Usage
from perfscore.shell.session import policies_of

if TYPE_CHECKING:
    from perfscore.report.templates import Template

FOUND, NOTHING = 1, 3
FORMS = {Kind.DECLARATION: "shenbao"}  # the form that is printed of a kind; of the others the 自评表
FORMATS = {".xlsx": "xlsx", ".xlsm": "xlsx", ".docx": "docx", ".html": "html", ".htm": "html", ".csv": "csv"}


def bring(files: Sequence[str], into: str, policy: str | None, *, dry_run: bool) -> int:
    """Bring the changes over, or show them; the exit status."""
    if len(files) != 1:
        raise Usage(f"“--into”一次只收一个文件的改动，现给出{len(files)}个。")
    shown = Path(files[0]).as_posix()
    form = FORMATS.get(Path(files[0]).suffix.lower())
    if form is None:
        raise Usage(f"“--into”收回的是 render 生成的表：{'、'.join(FORMATS)}，现为“{Path(files[0]).suffix}”。")
    try:
        target = opened_file(into)
    except Refused as refused:
        console.error(f"{one_line(into)}：{refused}。")
        return NOTHING
    sheet, findings = parse_sheet(target.document.text, into)
    if sheet is None or any(finding.level is Level.ERROR for finding in findings):
        _complain(findings, target.document.text)
        console.error(f"{one_line(into)}：有错误，没有写入；改正后再运行")
        return FOUND if sheet is not None else NOTHING
    returned = opened(Path(files[0]), shown)
    if not returned.tables:
        _complain(returned.findings, "")
        return NOTHING
    printed = _printed(sheet, form, policy)
    return _one(target, into, printed, _matching(returned, sheet), dry_run=dry_run)


def _printed(sheet: Sheet, form: str, policy: str | None) -> Taken:
    """The form as it would be printed of the file now, read like the one that came back."""
    from perfscore.report import templates
    from perfscore.report.make import make
    from perfscore.report.subject import Options, Subject
    from perfscore.score import score

    card = score(sheet, policies_of(policy)(sheet))
    try:
        template: Template = templates.find(FORMS.get(sheet.kind, "zipingbiao"), ())
        made = make(template, Subject(card), Options(folders=(), format=form))
    except templates.TemplateMistake as mistake:
        raise Usage(f"{mistake}。") from None
    content = made.content.encode("utf-8") if isinstance(made.content, str) else made.content
    carrier = opened(Path(f"表.{form}"), sheet.file, content)
    if len(carrier.tables) != 1:
        raise Usage("由这个文件生成的表不能读回，不能比较；请重新导入。")
    return carrier.tables[0]


def _matching(carrier: Carrier, sheet: Sheet) -> Taken:
    """The table of the carrier that is this file's; with several the one of its kind and name."""
    if len(carrier.tables) == 1:
        return carrier.tables[0]
    found = [
        taken
        for taken in carrier.tables
        if taken.loaded.sheet is not None
        and (taken.loaded.sheet.kind, str(taken.loaded.sheet.name)) == (sheet.kind, str(sheet.name))
    ]
    if len(found) != 1:
        names = "、".join(one_line(taken.loaded.file) for taken in carrier.tables)
        raise Usage(f"文件里有{len(carrier.tables)}张表（{names}），没有一张与“{sheet.name}”同类同名。")
    return found[0]


def _one(target: Target, into: str, printed: Taken, returned: Taken, *, dry_run: bool) -> int:
    shown = one_line(into)
    if returned.loaded.sheet is None:
        _complain(returned.loaded.findings, "")
        console.error(f"{shown}：表不能读入，没有写入")
        return NOTHING
    try:
        result = brought(target.document, into, printed, returned)
    except Unsafe:
        console.error(f"{shown}：写法特殊，不能只改这几处而不动其他内容，没有写入；先用“perfscore fmt”整理")
        return FOUND
    except Other as other:
        console.error(f"{one_line(returned.loaded.file)}：{one_line(str(other))}，不像由“{shown}”生成的表，没有写入")
        return FOUND
    for said in result.done:
        sys.stdout.write(f"{_line(said)}\n")
    for said in result.left:
        console.error(f"{_line(said)}：没有写入：{one_line(said.why)}")
    if result.findings:
        _complain(result.findings, "")
        console.error(f"{shown}：按表上的改动，文件会有错误，没有写入；请在表上改正")
        return FOUND
    return _write(target, shown, result, dry_run=dry_run)


def _write(target: Target, shown: str, result: Brought, *, dry_run: bool) -> int:
    status = FOUND if result.left else 0
    if result.document is None:
        console.error(f"{shown}：表上没有改动")
        return status
    if not dry_run:
        try:
            target.replace(result.document)
        except Refused as refused:
            console.error(f"{shown}：{refused}")
            return FOUND
    console.error(f"{shown}：{'可写入' if dry_run else '已写入'}{len(result.done)}处改动")
    return status


def _line(said: Said) -> str:
    source = f"（{said.source.cell.shown}）" if said.source is not None and said.source.cell is not None else ""
    return f"{one_line(said.at.reference)}：{one_line(said.what)}{one_line(source)}"


def _complain(findings: Sequence[Finding], text: str) -> None:
    if findings:
        sys.stderr.write(blocks(findings, lambda _: text, console.cells_of(sys.stderr)))
