"""``perfscore explain``: how the score of an indicator came about."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perfscore.shell.ending import Usage

if TYPE_CHECKING:
    from perfscore.load import Loaded
    from perfscore.model import IndicatorScore, Policy, Scorecard, Sheet
    from perfscore.rules import Case, Outcome, Rule

EXAMPLES = """示例：

  perfscore explain 2024/bumen.yaml            总分、预算执行和各项，失分的在前
  perfscore explain 2024/bumen.yaml 总分        得分怎样由满分扣成，与自评总分差在哪里
  perfscore explain 2024/bumen.yaml 3          第3项
  perfscore explain 2024/bumen.yaml 满意度      指标名称含“满意度”的一项
  perfscore explain 2024/bumen.yaml 3 --format json
"""

FORMATS = ("text", "json")
NO_SHEET = 3

File = Annotated[
    str, typer.Argument(metavar="文件", help="指标文件，或 Excel、Word、网页、CSV；“-”为标准输入", show_default=False)
]
Which = Annotated[
    str | None,
    typer.Argument(
        metavar="指标", help="序号、名称或名称的一部分，或“总分”“预算执行”；不写时全部说明", show_default=False
    ),
]
Form = Annotated[str, typer.Option("--format", "-f", metavar="text|json", help="输出形式")]
PolicyName = Annotated[str | None, typer.Option("--policy", metavar="名称", help="按这个评分办法（名称或文件路径）")]

TableName = Annotated[
    str | None, typer.Option("--table", metavar="表", help="工作簿里有几张表时，是哪一张：序号、工作表名或名称")
]


def run(
    file: File, which: Which = None, form: Form = "text", policy: PolicyName = None, table: TableName = None
) -> int:
    """说明得分是怎样算出来的：评分标准分成哪些条款、每一步按什么扣或得多少分、采用什么口径、有没有别的理解。

    没有评分标准的，说明评分办法的公式和出处。
    """
    from perfscore.score import score

    if form not in FORMATS:
        raise Usage(f"“--format”应为 {'、'.join(FORMATS)} 之一，现为“{form}”。")
    sheet, problems = _sheet(file, table)
    if sheet is None:
        sys.stderr.write("".join(f"{problem}\n" for problem in problems))
        return NO_SHEET
    rules = _policy(sheet, policy, file)
    card = score(sheet, rules)
    asked = _part(which)
    items = () if asked is not None else _chosen(card.indicators, which)
    if form == "json":
        _json(card, items, named=which is not None and asked is None)
    else:
        sys.stdout.write("\n\n\n".join("\n".join(block) for block in _blocks(card, items, which, asked)) + "\n")
    return 0


def _part(which: str | None) -> str | None:
    """What else than an indicator was asked for: the total, or budget execution."""
    from perfscore.present.explain_sheet import NAMES

    return NAMES.get(which) if which is not None else None


def _blocks(
    card: Scorecard, items: Sequence[IndicatorScore], which: str | None, asked: str | None
) -> Iterator[Iterable[str]]:
    """What is printed, with empty lines between: one part, some rows, or the whole sheet."""
    from perfscore.present import explain_sheet
    from perfscore.present.rule_marks import coloured

    colour = coloured(sys.stdout)
    if asked == explain_sheet.TOTAL or which is None:
        yield explain_sheet.total(card)
    if asked == explain_sheet.EXECUTION or which is None:
        yield explain_sheet.execution(card, card.policy)
    if which is not None:
        yield from (_lines(item, card, colour=colour) for item in items)
        return
    notable, full = explain_sheet.ordered(items)
    yield from (_lines(item, card, colour=colour, conventions=False) for item in notable)
    if full:
        yield [f"{'其余' if notable else ''}{len(full)}项满分", *explain_sheet.at_full(full)]
    conventions = list(explain_sheet.conventions(items, card.policy))
    if conventions:
        yield ["采用口径（按评分办法计分的各项）", *conventions]


def _sheet(file: str, table: str | None) -> tuple[Sheet | None, list[str]]:
    """The sheet of a file, or the problems that keep it from having one."""
    from perfscore.carrier import tables
    from perfscore.load import STDIN, Input
    from perfscore.load.files import STANDARD_INPUT
    from perfscore.present.safe import one_line

    shown = STDIN if file == STANDARD_INPUT else file
    loaded = _table(tables(Input(file, shown, named=True)), table)
    problems = [
        f"{one_line(finding.at.place)}: {finding.level.shown} {finding.code} {one_line(finding.title)}  {one_line(finding.message)}"
        for finding in loaded.findings
    ]
    return loaded.sheet, problems


def _table(found: tuple[Loaded, ...], which: str | None) -> Loaded:
    """One of the tables of a workbook, by number, worksheet or name."""
    if len(found) == 1 and which is None:
        return found[0]
    names = [(one.file.rpartition(" › ")[2], one.sheet.name if one.sheet else "") for one in found]
    chosen = [
        one for number, one in enumerate(found, 1) if which is not None and which in (str(number), *names[number - 1])
    ]
    if len(chosen) == 1:
        return chosen[0]
    listed = "，".join(f"{number} {sheet}　{name}" for number, (sheet, name) in enumerate(names, 1))
    raise Usage(f"文件里有{len(found)}张表，请用“--table”写明是哪一张（序号、工作表名或名称）：{listed}。")


def _policy(sheet: Sheet, name: str | None, file: str) -> Policy:
    from perfscore import policies
    from perfscore.load import config

    near = Path(file).parent if file != "-" else Path.cwd()
    try:
        chosen = policies.find(name, Path.cwd(), paths=True) if name is not None else None
        project = config.find(near)
        fallback = policies.find(project.fallback, project.folder, paths=True) if project.fallback else None
        return policies.for_sheet(sheet, chosen, fallback, near)
    except policies.Unusable as unusable:
        raise Usage("；".join(finding.message for finding in unusable.findings)) from None


def _chosen(items: tuple[IndicatorScore, ...], which: str | None) -> tuple[IndicatorScore, ...]:
    """By number, exact name or a part of the name that only one has."""
    if which is None:
        return items
    if which.isdecimal():
        found = [item for item in items if item.indicator.number == int(which)]
        if not found:
            raise Usage(f"没有第{which}项，共{len(items)}项。")
        return tuple(found)
    found = [item for item in items if item.indicator.name == which] or [
        item for item in items if which in item.indicator.name
    ]
    if not found:
        raise Usage(f"没有名称含“{which}”的指标。")
    if len(found) > 1:
        names = "、".join(f"{item.indicator.number} {item.indicator.name}" for item in found)
        raise Usage(f"名称含“{which}”的指标不止一项，请写序号：{names}。")
    return tuple(found)


def _ruled(item: IndicatorScore, sheet: Sheet, policy: Policy) -> tuple[Rule, Case, Outcome] | None:
    """Rule, case and outcome where a text is executed; None where the policy's formula is."""
    from perfscore import rules, values
    from perfscore.score.standard import case_of

    indicator = item.indicator
    if not (indicator.rule or indicator.standard) or indicator.full is None:
        return None
    target = (
        values.parse(indicator.target, year=sheet.year, unit=indicator.unit, relation=indicator.value_type)
        if indicator.target
        else None
    )
    actual = values.parse(indicator.actual, year=sheet.year) if indicator.actual else None
    rule = rules.read(str(indicator.rule or indicator.standard))
    case = case_of(indicator, indicator.full, target, actual, sheet, policy)
    return rule, case, rules.apply(rule, case)


def _lines(item: IndicatorScore, card: Scorecard, *, colour: bool, conventions: bool = True) -> list[str]:
    from perfscore.present import explain_text

    lines = list(explain_text.head(item))
    ruled = _ruled(item, card.sheet, card.policy)
    if ruled is None:
        return [*lines, *explain_text.with_policy(item, card.policy, conventions=conventions)]
    return [*lines, *explain_text.with_standard(item, *ruled, colour=colour)]


def _json(card: Scorecard, items: Sequence[IndicatorScore], *, named: bool) -> None:
    """One indicator that was named is its row; else the total, budget execution, and the rows under 指标."""
    from perfscore.present import explain_json, explain_sheet
    from perfscore.present.exact_json import dumps

    rows = []
    for item in items:
        ruled = _ruled(item, card.sheet, card.policy)
        rule, _case, outcome = ruled if ruled is not None else (None, None, None)
        rows.append(explain_json.row(item, card.policy, rule, outcome))
    head = {"格式": "perfscore.explain/1", "文件": card.sheet.path, "评分办法": card.policy.name}
    whole = {**head, **rows[0]} if named else {**head, **explain_sheet.as_json(card), "指标": rows}
    sys.stdout.write(dumps(whole) + "\n")
