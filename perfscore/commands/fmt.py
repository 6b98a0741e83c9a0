"""``perfscore fmt``: brings indicator files into canonical order and layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfscore.edit.target import Target
    from perfscore.model import Policy, Sheet
    from perfscore.shell.session import Session

    Chosen = Callable[[Sheet], Policy]

EXAMPLES = """示例：

  perfscore fmt                       整理全部指标文件
  perfscore fmt 2024/bumen.yaml       整理一个文件
  perfscore fmt --check               只检查，有需要整理的退出码为1
  perfscore fmt --diff 2024           只显示会有哪些改动
  perfscore fmt --facts 2024          计分数据的列表改成映射
  perfscore fmt - < 草稿.yaml         整理标准输入，结果写到标准输出
"""

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="文件…", help="文件、文件夹或通配符，“-”为标准输入；不写时自动查找", show_default=False),
]
Check = Annotated[bool, typer.Option("--check", help="不写文件；有需要整理的，列出并以退出码1结束")]
Facts = Annotated[
    bool, typer.Option("--facts", help="计分数据的列表改写成“条款: 值”，以后补填完成值时不会错位；得分不变")
]
Diff = Annotated[bool, typer.Option("--diff", help="不写文件，显示改动")]


def run(files: Files = None, check: Check = False, diff: Diff = False, facts: Facts = False) -> int:
    """整理指标文件：键按表格的次序，别名改为正式名称，缩进和空格统一；注释、引号、空行保留，任何值都不变。

    注释跟着它下面的键（行末注释跟着本行的键）移动；下面空一行的注释可能说的是后面各项，键不越过它移动。
    编码统一为 UTF-8。写入是整体替换，中断不会留下半个文件。不是绩效表的 YAML 和不能读取的文件不改动。
    """
    from perfscore.shell.session import Session

    session = Session(files or [])
    chosen = session.policies() if facts else None
    changed = count = 0
    for target, shown in session.targets():
        count += 1
        changed += _one(session, target, shown, chosen, check=check, diff=diff)
    if count > 1 or (count and not changed and not session.unread):
        _sum_up(count, changed, session.unread, dry=check or diff)
    if check and changed:
        session.failed += changed
    return session.status


def _one(session: Session, target: Target, shown: str, chosen: Chosen | None, *, check: bool, diff: bool) -> bool:
    """One file; whether it is, or would be, another afterwards."""
    from perfscore.edit.formatter import formatted
    from perfscore.present.safe import one_line

    document = target.document
    text = document.text if chosen is None else _with_facts(session, target, shown, chosen)
    result = formatted(text, shown)
    if result.text is None:
        session.unread += 1
        session.complain(result.findings, document.text)
        session.remark(shown, "不能读取，没有整理")
        return False
    if result.left:
        session.remark(shown, f"{'、'.join(result.left)}没有改动：照规范改写会丢失注释或改变内容")
    new = document.rewritten(result.text)
    changed = new.data() != target.data
    if diff and changed:
        session.compare(shown, document, new)
        if new.text == document.text:
            session.remark(shown, "文字不变，只统一编码和换行")
    if check or diff:
        if changed and check:
            _needed(session, target, shown, diff=diff)
        return changed
    if target.is_stream:
        session.write(target, shown, new)
    elif changed and session.write(target, shown, new):
        session.say(target, f"已整理：{one_line(shown)}")
    return changed


def _with_facts(session: Session, target: Target, shown: str, chosen: Chosen) -> str:
    """The text with 计分数据 as mappings, where its sheet can be scored."""
    from perfscore.edit.change import Unsafe
    from perfscore.edit.facts import mapped
    from perfscore.load import parse_sheet
    from perfscore.model.finding import Level
    from perfscore.policies import Unusable

    document = target.document
    sheet, findings = parse_sheet(document.text, shown)
    if sheet is None or any(finding.level is Level.ERROR for finding in findings):
        return document.text
    try:
        document, count = mapped(document, sheet, chosen(sheet))
    except Unusable as unusable:
        session.complain(unusable.findings, document.text)
    except Unsafe:
        session.remark(shown, "计分数据的写法特殊，没有改写")
    else:
        if count:
            session.remark(shown, f"计分数据{count}项改写为映射")
    return document.text


def _needed(session: Session, target: Target, shown: str, *, diff: bool) -> None:
    from perfscore.present.safe import one_line

    if diff:
        session.remark(shown, "需要整理")
    else:
        session.say(target, f"需要整理：{one_line(shown)}")


def _sum_up(count: int, changed: int, unread: int, *, dry: bool) -> None:
    from perfscore.shell import console

    parts = [f"{'需要整理' if dry else '整理'}{changed}个"] if changed else []
    if unread:
        parts.append(f"不能读取{unread}个")
    parts.append("其余无须改动" if parts else "无须改动")
    console.error(f"共{count}个文件，{'，'.join(parts)}。")
