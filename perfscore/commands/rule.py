"""``perfscore rule``: tries a standard without a file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from perfscore.shell.ending import Usage

if TYPE_CHECKING:
    from decimal import Decimal

    from perfscore.rules import Case, Rule

EXAMPLES = """示例：

  perfscore rule "每降低1%扣1分"                                      条款、规范写法和得分表
  perfscore rule "每降低1%扣1分" --target 95% --actual 93% --full 3    连同计分过程
  perfscore rule "每发现一例扣1分；未公示不得分" --full 5 --data 2,否      计分数据按条款次序
  perfscore rule "90%以上得满分，每低1%扣5%" --format json
"""

FORMATS = ("text", "json")
NOT_UNDERSTOOD = 1

Words = Annotated[str, typer.Argument(metavar="标准", help="评分标准原文；“-”为标准输入", show_default=False)]
Target = Annotated[str | None, typer.Option("--target", metavar="值", help="年度指标值")]
Actual = Annotated[str | None, typer.Option("--actual", metavar="值", help="实际完成值")]
Full = Annotated[
    str | None, typer.Option("--full", metavar="分数", help="分值；不写时按标准所写的最高得分，没有写的为10分")
]
Data = Annotated[str | None, typer.Option("--data", metavar="数据", help="计分数据，逗号隔开，或“名称=值”")]
Year = Annotated[int | None, typer.Option("--year", metavar="年", help="年度，“年内”“6月底前”要用")]
Form = Annotated[str, typer.Option("--format", "-f", metavar="text|json", help="输出形式")]


def run(
    text: Words,
    target: Target = None,
    actual: Actual = None,
    full: Full = None,
    data: Data = None,
    year: Year = None,
    form: Form = "text",
) -> int:
    """试写一条评分标准：分成哪些条款、怎样理解、需要哪些数据、各种完成值得多少分。

    读不懂的，指出第一处读不懂的文字、此处应有的内容和相近的可用写法，退出码为1。
    """
    from perfscore.api.standards import rule as standard_of

    if form not in FORMATS:
        raise Usage(f"“--format”应为 {'、'.join(FORMATS)} 之一，现为“{form}”。")
    if text == "-":
        text = _standard_input()
    standard = standard_of(text)
    rule = standard.read
    case = standard.case(target, actual, _full(full, rule), data=_facts(data), year=year)
    if form == "json":
        from perfscore.present import rule_json
        from perfscore.present.exact_json import dumps
        from perfscore.rules import apply

        sys.stdout.write(dumps(rule_json.rule(rule, apply(rule, case))) + "\n")
    else:
        sys.stdout.write("\n".join(_lines(rule, case, given=bool(target or actual or data))) + "\n")
    return NOT_UNDERSTOOD if rule.trouble is not None else 0


def _full(written: str | None, rule: Rule) -> Decimal:
    from decimal import Decimal

    from perfscore.language.numbers import exact_decimal, read_decimal

    if written is not None:
        number = read_decimal(written)
        if number is None or number < 0:
            raise Usage(f"“--full”应为分数，现为“{written}”。")
        return number
    awards = [clause.effect.amount.points for clause in rule.clauses if clause.effect.kind == "得"]
    known = [points for points in awards if points is not None]
    return exact_decimal(max(known)) if known and len(known) == len(awards) else Decimal(10)


def _facts(data: str | None) -> tuple[str, ...] | dict[str, str] | None:
    if data is None:
        return None
    pieces = [piece.strip() for piece in data.replace("，", ",").split(",")]
    if all("=" in piece for piece in pieces):
        return {name.strip(): value.strip() for name, _sign, value in (piece.partition("=") for piece in pieces)}
    return tuple(pieces)


def _lines(rule: Rule, case: Case, *, given: bool) -> list[str]:
    from perfscore.present import rule_marks, rule_text
    from perfscore.rules import apply
    from perfscore.rules.table import scores

    outcome = apply(rule, case)
    lines = ["评分标准：", *rule_text.clauses(rule, colour=rule_marks.coloured(sys.stdout))]
    if rule.trouble is not None:
        return [*lines, *rule_text.refusal(rule)]
    for title, found in (
        ("需要的计分数据：", rule_text.needs(outcome.needs)),
        ("采用口径：", rule_text.conventions(outcome)),
        ("核对标准：", rule_text.remarks(outcome)),
    ):
        listed = list(found)
        lines += ["", title, *listed] if listed else []
    if given:
        lines += ["", "计分过程：", *rule_text.result(case, outcome)]
        others = list(rule_text.alternatives(outcome))
        lines += ["其他理解，得分不同：", *others] if others else []
    table = scores(rule, case)
    if table is not None:
        lines += ["", f"得分表（满分{rule_text.points(case.full)}分）：", *rule_text.table(table, case.full)]
    return lines


def _standard_input() -> str:
    from perfscore.disk.oserrors import reason
    from perfscore.load import STDIN, standard_input
    from perfscore.load.decode import decode

    try:
        text, _ = decode(standard_input(), STDIN)
    except OSError as error:
        raise Usage(f"标准输入不能读取：{reason(error)}。") from None
    if text is None:
        raise Usage("标准输入不是UTF-8或GBK编码的文字。")
    return text
