"""``perfscore fill``: writes computed scores into indicator files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from perfscore.shell.ending import Usage

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfscore.edit.fill import Filled
    from perfscore.edit.target import Target
    from perfscore.load import Input
    from perfscore.model import Policy, Sheet
    from perfscore.shell.session import Session

EXAMPLES = """示例：

  perfscore fill 2024/xiangmu.yaml           填写空着的得分、执行率和总分
  perfscore fill 2024 --dry-run              只显示会填写什么
  perfscore fill 2024/xiangmu.yaml --all     已填的也改为计算结果
  perfscore fill 自评表.xlsx -o 填好.xlsx    填入单位自己的表（Excel、Word）的副本
"""

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="文件…", help="文件、文件夹或通配符，“-”为标准输入；不写时自动查找", show_default=False),
]
Everything = Annotated[bool, typer.Option("--all", help="已填的也改为计算结果；不写时只填空着的")]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="不写文件，显示改动")]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="文件或文件夹", help="Excel、Word 填写后的副本写到哪里；YAML 就地填写，不用"
    ),
]
PolicyName = Annotated[
    str | None, typer.Option("--policy", metavar="名称", help="一律按这个评分办法（名称或文件路径）")
]


def run(
    files: Files = None,
    everything: Everything = False,
    dry_run: DryRun = False,
    policy: PolicyName = None,
    output: Output = None,
) -> int:
    """把计算结果填入指标文件：各指标的自评得分，资金的执行率和自评得分，自评总分。

    只填空着的（--all 全部改为计算结果），其他内容一个字节都不动。Excel、Word 填在副本里（-o），公式不改，格式、图片都在。待定的不填，逐项列出；
    自评总分是表中各项自评得分之和，还有空着的就不填。文件有错误的不改动。写入是整体替换，中断不会留下半个文件。
    """
    from perfscore.shell import console
    from perfscore.shell.session import Session

    forms, others = _parted(files or [])
    status = _forms(forms, output, policy, everything=everything, dry_run=dry_run)
    if forms and not others:
        return status
    if not forms and output is not None:
        raise Usage("“-o”用于 Excel、Word；YAML 就地填写，先看改动用“--dry-run”。")
    session = Session(others if forms else files or [])
    chosen = session.policies(policy)
    filled = count = 0
    for target, shown in session.targets():
        count += 1
        filled += _one(session, target, shown, chosen, everything=everything, dry_run=dry_run)
    if count > 1:
        console.error(f"共{count}个文件，{'可' if dry_run else ''}填写{filled}个。")
    return max(status, session.status)


def _parted(files: list[str]) -> tuple[list[Input], list[str]]:
    """Workbooks and the like among the arguments, and the other files where there are any of them."""
    from pathlib import Path

    from perfscore.load import config, discover
    from perfscore.load.files import STANDARD_INPUT, is_carrier

    if not files:
        return [], []
    found = discover(files, config.find(Path()), carriers=True).inputs
    forms = [each for each in found if each.path != STANDARD_INPUT and is_carrier(Path(each.path))]
    return forms, [each.path for each in found if each not in forms]


def _forms(forms: list[Input], output: str | None, policy: str | None, *, everything: bool, dry_run: bool) -> int:
    """Fill the workbooks; the exit status."""
    if not forms:
        return 0
    from perfscore.shell.form_filling import fill
    from perfscore.shell.session import policies_of

    if output is None and not dry_run:
        raise Usage("Excel、Word 填在副本里，请用“-o”写明文件或文件夹；先看填什么用“--dry-run”。")
    return fill(forms, None if dry_run else output, policies_of(policy), _done, everything=everything)


def _one(
    session: Session,
    target: Target,
    shown: str,
    chosen: Callable[[Sheet], Policy],
    *,
    everything: bool,
    dry_run: bool,
) -> bool:
    """One file; whether anything was, or would be, written."""
    from perfscore.edit.change import Unsafe
    from perfscore.edit.fill import filled
    from perfscore.policies import Unusable

    try:
        result = filled(target.document, shown, chosen, everything=everything)
    except Unusable as unusable:
        session.failed += 1
        session.complain(unusable.findings, target.document.text)
        return False
    except Unsafe:
        session.failed += 1
        session.remark(shown, "写法特殊，不能只改得分而不动其他内容，没有填写；先用“perfscore fmt”整理")
        return False
    if result.document is None:
        session.unread += result.unread
        session.failed += 1
        session.complain(result.findings, target.document.text)
        session.remark(shown, "有错误，没有填写；改正后再运行")
        return False
    if dry_run:
        session.compare(shown, target.document, result.document)
    elif (result.changed or target.is_stream) and not session.write(target, shown, result.document):
        return False
    _report(session, target, shown, result, dry_run=dry_run)
    return result.changed


def _report(session: Session, target: Target, shown: str, result: Filled, *, dry_run: bool) -> None:
    from perfscore.present.safe import one_line
    from perfscore.shell import console

    text = f"{one_line(shown)}：{_done(result)}"
    if not result.changed and len(session.inputs) > 1:
        pass  # of many files only those that something was done to are listed
    elif dry_run or target.is_stream:
        console.error(text)
    else:
        session.say(target, text)
    for left in result.left:
        console.error(f"{one_line(left.at.reference)}：没有填写 “{one_line(left.name)}”：{one_line(left.reason)}")
    if result.different:
        session.remark(shown, f"另有{result.different}项已填的得分与计算结果不同，没有改动（“--all”改为计算结果）")


def _done(result: Filled) -> str:
    """What was written, in words."""
    from perfscore.language.numbers import plain

    if result.declaration:
        return "绩效目标申报没有得分，无须填写"
    done = [f"自评得分{result.rows}项"] if result.rows else []
    if result.execution:
        done.append("预算执行")
    if result.total is not None:
        done.append(f"自评总分{plain(result.total)}分")
    return f"填写{'、'.join(done)}（评分办法：{result.policy}）" if done else "没有可填写的"
