"""``fill`` for workbooks and Word files: which go where, what is written, what is said."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from perfscore.disk.oserrors import reason
from perfscore.edit.fill import Filled
from perfscore.edit.forms import FilledCarrier, FilledTable, filled
from perfscore.intake import Refused
from perfscore.load import Input
from perfscore.model import Policy, Sheet
from perfscore.model.finding import Finding
from perfscore.policies import Unusable
from perfscore.present.findings import blocks
from perfscore.present.safe import one_line
from perfscore.shell import console
from perfscore.shell.copies import planned, stored

FOUND, NOTHING = 1, 3
ONLY_OFFICE = (
    "在原表上填写得分只用于 Excel（.xlsx、.xlsm）和 Word（.docx）；其他的请先另存为这两种，或导入为 YAML 后填写。"
)


def fill(
    inputs: Sequence[Input],
    output: str | None,
    policy: Callable[[Sheet], Policy],
    done: Callable[[Filled], str],
    *,
    everything: bool,
) -> int:
    """Fill copies of the files, or without ``output`` show what would be filled; ``done`` says it. The exit status."""
    status = 0
    for copy in planned(inputs, "副本/" if output is None else output, ONLY_OFFICE):
        target = None if output is None else copy.target
        status = max(status, _one(copy.source, target, policy, done, everything=everything))
    return status


def _one(
    source: Input,
    target: Path | None,
    policy: Callable[[Sheet], Policy],
    done: Callable[[Filled], str],
    *,
    everything: bool,
) -> int:
    shown = one_line(source.shown)
    try:
        result = filled(Path(source.path), source.shown, policy, everything=everything)
    except Unusable as unusable:
        _complain(unusable.findings)
        return FOUND
    except Refused as refused:
        console.error(f"{shown}：没有填写：{refused}。")
        return FOUND
    except OSError as error:
        console.error(f"{shown}：不能读取（{reason(error)}）。")
        return NOTHING
    _complain(result.findings)
    if not result.tables:
        return NOTHING
    if target is None:
        _compare(result)
    elif result.data is not None and not stored(target, result.data):
        return FOUND
    for table in result.tables:
        _report(shown, table, done)
    _close(shown, result, target)
    return FOUND if any(table.result is None for table in result.tables) else 0


def _complain(findings: Iterable[Finding]) -> None:
    listed = list(findings)
    if listed:
        sys.stderr.write(blocks(listed, None, console.cells_of(sys.stderr)))


def _compare(result: FilledCarrier) -> None:
    """Cell by cell: what stands there and what would."""
    for table in result.tables:
        for put in table.puts:
            before = f"“{one_line(put.before)}”" if put.before.strip() else "（空）"
            sys.stdout.write(f"{one_line(put.place.text)} {one_line(put.name)} {put.key}：{before} → {put.shown}\n")


def _report(shown: str, table: FilledTable, done: Callable[[Filled], str]) -> None:
    name = one_line(table.name)
    if table.result is None:
        _complain(table.findings)
        console.error(f"{shown}：{name}有错误，没有填写；改正后再运行")
        return
    console.error(f"{shown}：{name}：{done(table.result)}")
    for left in table.result.left:
        console.error(f"{one_line(left.at.reference)}：没有填写 “{one_line(left.name)}”：{one_line(left.reason)}")
    if table.result.different:
        console.error(
            f"{shown}：{name}：另有{table.result.different}项已填的得分与计算结果不同，没有改动（“--all”改为计算结果）"
        )


def _close(shown: str, result: FilledCarrier, target: Path | None) -> None:
    for remark in result.remarks:
        console.error(f"{shown}：{remark}")
    if target is None:
        return
    if result.data is None:
        console.error(f"{shown}：没有可填写的，没有写出副本")
    else:
        sys.stdout.write(f"{shown} → {one_line(str(target))}\n")
