"""``perfscore import``: tables from Excel, Word, web pages, CSV or copied text become indicator files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perfscore.disk.oserrors import reason
from perfscore.shell import console
from perfscore.shell.ending import Usage

if TYPE_CHECKING:
    from perfscore.intake import Intake
    from perfscore.intake.write import Written

EXAMPLES = """示例：

  perfscore import 自评表.docx                          结果写到标准输出
  perfscore import 自评表.xlsx -o 2024/peixun.yaml      一张表写成一个文件
  perfscore import 报告.txt -o 2024/ --policy 湖南省    多张表写入文件夹，一张一个文件
  perfscore import 自评表.xlsx --into 2024/peixun.yaml  由它生成的表改过之后，只把改动收回来
"""

NOTHING = 3
UNUSABLE = 1

Files = Annotated[
    list[str],
    typer.Argument(metavar="文件…", help=".xlsx、.docx、.csv、.tsv、.html，或从 PDF 复制的 .txt", show_default=False),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="文件或文件夹", help="一张表写成文件，多张表写入文件夹；不写时为标准输出"),
]
PolicyName = Annotated[str | None, typer.Option("--policy", metavar="名称", help="写入文件的评分办法")]
Into = Annotated[
    str | None,
    typer.Option("--into", metavar="文件", help="把 render 生成的表上的改动写回这个 YAML 文件，注释和次序不变"),
]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="与“--into”同用：不写文件，只列出改动")]
Force = Annotated[bool, typer.Option("--force", help="已有同名文件时覆盖")]


def run(
    files: Files,
    output: Output = None,
    policy: PolicyName = None,
    force: Force = False,
    into: Into = None,
    dry_run: DryRun = False,
) -> int:
    """把自评表、部门整体自评表、绩效目标申报表导入为指标文件（YAML）。

    表头按栏目名识别，栏目次序不限；可疑之处保留原文，在所在行注明“# 待核: …”，并在结束时逐条列出。
    填表人、联系电话等个人信息不录入。公式不计算，宏、图片和外部链接不读取，不联网。
    """
    if into is not None:
        from perfscore.shell.bringing_back import bring

        if output is not None or force:
            raise Usage("“--into”写入所给的 YAML 文件，不能与“-o”“--force”同用。")
        return bring(files, into, policy, dry_run=dry_run)
    if dry_run:
        raise Usage("“--dry-run”与“--into”同用。")
    from perfscore.intake.report import Summary

    if policy:
        _check_policy(policy)
    taken = _all_taken_in(files)
    usable = [intake for intake in taken if intake is not None and _is_usable(intake)]
    written = [(intake, own) for intake in usable if (own := _write(intake, policy)) is not None]
    pages = [(intake, page) for intake, pages in written for page in pages]
    targets = _targets(output, pages, force=force)
    _deliver(pages, targets)
    for intake, own in written:
        places = [target for (owner, _), target in zip(pages, targets, strict=True) if owner is intake]
        for line in Summary(intake, own, places).lines():
            console.error(line)
    unusable = sum(1 for intake in taken if intake is not None) - len(usable)
    if len(written) + unusable < len(files) or not all(own for _, own in written):
        return NOTHING
    return UNUSABLE if unusable else 0


def _check_policy(name: str) -> None:
    from perfscore import policies
    from perfscore.load import config

    try:
        policies.find(name, config.find(Path.cwd()).folder, paths=True)
    except policies.Unusable as unusable:
        raise Usage(unusable.told) from None


def _all_taken_in(files: Sequence[str]) -> list[Intake | None]:
    """Every file read, with progress for people."""
    progress = console.Progress(len(files), "正在导入")
    taken: list[Intake | None] = []
    for done, name in enumerate(files):
        progress.show(done, name)
        taken.append(_take_in(Path(name), progress))
    progress.clear()
    return taken


def _take_in(path: Path, progress: console.Progress) -> Intake | None:
    from perfscore.intake import Refused, take_in
    from perfscore.present.safe import one_line

    try:
        return take_in(path)
    except Refused as refusal:
        why = f"{refusal}"
    except OSError as error:
        why = f"不能读取（{reason(error)}）"
    progress.clear()
    console.error(f"{one_line(str(path))}：{why}。")
    return None


def _is_usable(intake: Intake) -> bool:
    """Copied text of which too much found no place is not written: mending it costs more than another copy."""
    from perfscore.intake import USABLE
    from perfscore.present.safe import one_line

    if not intake.drafts or intake.share >= USABLE:
        return True
    console.error(
        f"{one_line(intake.file)}：读到{len(intake.ledger.fates)}格，只有{int(intake.share * 100)}%能确定属于哪一行哪一栏，"
        "这份文字不能用，未写入。请改用 Excel、Word 原件或网页文件（.html）；只有 PDF 的，直接导入 PDF，或用 WPS 转为 .xlsx 后再导入。"
    )
    return False


def _write(intake: Intake, policy: str | None) -> list[Written] | None:
    """The YAML of each table, read back; None where one cannot be."""
    from perfscore.intake import Refused
    from perfscore.intake.reread import reread
    from perfscore.intake.write import write
    from perfscore.present.safe import one_line

    try:
        return [reread(write(draft, policy)) for draft in intake.drafts]
    except Refused as refusal:
        console.error(f"{one_line(intake.file)}：{refusal}。")
        return None


def _targets(output: str | None, pages: list[tuple[Intake, Written]], *, force: bool) -> list[Path | None]:
    from perfscore.intake.report import file_names

    if output is None:
        return [None] * len(pages)
    place = Path(output)
    folder = place.is_dir() or output.endswith(("/", "\\")) or (len(pages) > 1 and not place.suffix)
    if not folder and len(pages) > 1:
        raise Usage(f"共有{len(pages)}张表，“-o”应为文件夹，现为文件“{output}”。")
    targets: list[Path | None] = [place / name for name in file_names(pages)] if folder else [place] * len(pages)
    existing = [target for target in targets if target is not None and target.exists()]
    if existing and not force:
        raise Usage(f"已有文件“{existing[0]}”，未写入任何文件；要覆盖请加 --force。")
    return targets


def _deliver(pages: list[tuple[Intake, Written]], targets: list[Path | None]) -> None:
    from perfscore.disk.atomic import write_atomic

    for number, ((_, page), target) in enumerate(zip(pages, targets, strict=True)):
        if target is None:
            sys.stdout.write(("\n---\n" if number else "") + page.text)
            continue
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(target, page.text)
        except OSError as error:
            raise Usage(f"不能写入“{target}”：{reason(error)}。") from None
