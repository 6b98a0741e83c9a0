"""文字中的资金、人员和得分与表不一致。

报告和总体目标中写明是哪一笔钱的数，与表中同一笔钱比较：项目名称加“资金”“经费”“预算”的比全年预算数，“实际支出”比全年执行数，
“执行率”比按表计算的执行率，“结转结余”比预算减支出，“当年拨款”“上年结转”比其中的分项；经费控制各行（“三公”经费、公用经费等）
比预算数和决算数；“基本支出”“项目支出”比按支出性质的执行数，“项目支出年初预算”比各项目表当年财政拨款的年初预算数之和；“在职人数”“人员编制”“控制率”比人员编制；“自评…分”比自评总分。一句话里提到两个项目的不比较。
写得较粗的数（84%、90.5%）按四舍五入理解，只差小数位数的作提示。

查不出：没有写明是哪一笔钱的数；口径在别处另有说明的数。
改法：按决算核对，文字和表统一；口径不同的在文字中写明。
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.checks.figures import Figure, agrees
from perfscore.checks.group import Group
from perfscore.checks.money import purpose
from perfscore.checks.words import normal
from perfscore.language.measures import CLEAR, longest_first
from perfscore.language.money import WAN, wan, yuan
from perfscore.language.numbers import plain, round_half_up
from perfscore.model import Basics, Expense, Funds, Kind
from perfscore.model.finding import Category, Code, Finding, Level, Related
from perfscore.model.source import Span

CODE = Code("PS414", Level.WARNING, Category.NARRATIVE, "文字中的资金、人员或得分与表不一致", manual(__doc__))

_SHEET = """类型: 部门整体支出绩效自评
年度: 2024
名称: 某市交通运输局
资金: {单位: 万元, 年度资金总额: {全年预算数: 300, 全年执行数: 290}}
绩效指标: {产出指标: {数量指标: [{指标: 小修里程, 年度指标值: 50公里, 分值: 1}]}}
报告:
  基本情况: |
    全年%s。
"""
_PURPOSES = _SHEET.replace(
    "全年执行数: 290}}",
    "全年执行数: 290}, 其中: {基本支出: {全年预算数: 200, 全年执行数: 200}, 项目支出: {全年预算数: 100, 全年执行数: 90}}}",
)
EXAMPLES = (
    fires(_SHEET % "预算执行率98.5%", "报告“基本情况”写全年预算执行率98.5%，按表计算为96.67%（290÷300）。"),
    fires(_SHEET % "支出总额280万元", "报告“基本情况”写全年支出总额280万元，表中全年执行数为290万元。"),
    silent(_SHEET % "预算执行率96.67%，支出总额290万元"),
    fires(
        _SHEET % "收支相抵，年末结转结余资金20万元",
        "报告“基本情况”写年末结转结余资金20万元，表中全年预算数减全年执行数为10万元。",
    ),
    silent(_SHEET % "养护一线临时用工支出28万元"),
    fires(
        _PURPOSES % "其中基本支出200万元、项目支出80万元",
        "报告“基本情况”写项目支出80万元，表中“项目支出”全年执行数为90万元。",
    ),
    silent(_PURPOSES % "其中基本支出200万元、项目支出90万元"),
    silent(_PURPOSES % "年初安排项目支出100万元"),
)
FILLERS = (
    "实际",
    "全年",
    "累计",
    "年度",
    "本年度",
    "本年",
    "当年",
    "共",
    "合计",
    "为",
    "占",
    "达",
    "其中",
    "部门整体",
    "总",
    "是",
    "的",
)
_WORDS = longest_first(CLEAR)
WHOLE = frozenset((
    "预算执行率", "资金执行率", "支出总额", "年末结转和结余资金", "年末结转结余资金", "年末结转结余", "人员编制", "编制数", "实有在职人员",
    "在职人员实有", "实际在职人数", "在职人数", "在职人员",
    "控制率", "自评得分", "自评总分", "绩效自评",
))  # fmt: skip
"""Words that speak of the whole department by themselves; a bare 支出 or 预算 may be anybody's."""


PURPOSES = ("基本支出", "项目支出")
NOT_SPENT = ("预算", "收入", "结转", "结余", "安排", "批复", "下达", "拨款", "上年", "年初")
"""Where one of them stands, 项目支出95万元 may be a budget or a balance."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a table says: the exact value in the first unit of its family, how it reads, and where."""

    value: Fraction
    shown: str
    at: Span
    reported: Fraction | None = None  # what the table itself says, where that is another number


Facts = Mapping[str, Fact]
Known = Callable[[], Facts]
"""What a table says of one subject, asked for once a text names it."""


def check(table: Table) -> Iterator[Finding]:
    """A project's texts against its own funds; a department's are compared with the projects beside it."""
    if table.figures and table.sheet.kind is not Kind.DEPARTMENT:
        yield from _texts(table, {_subject(table): partial(_of_table, table)}, _subject(table))


def compare(group: Group) -> Iterator[Finding]:
    """The department's texts against all funds."""
    for department in group.departments:
        if not department.figures:
            continue
        known: dict[str, Known] = {"": partial(_of_table, department)}
        known.update(_expenses(department.sheet.basics))
        known.update(_by_purpose(department, group.projects if department is group.department else ()))
        if department is group.department:
            known.update((_subject(project), partial(_of_table, project)) for project in group.projects)
        yield from _texts(department, known, "")


def _subject(table: Table) -> str:
    return normal(table.sheet.name)


def _texts(table: Table, known: Mapping[str, Known], default: str) -> Iterator[Finding]:
    endings = (*(ending for ending, _ in _WORDS), *PURPOSES, *filter(None, known))
    facts: dict[str, Facts] = {}
    for figure in table.figures:
        if figure.passage.indicator is not None or figure.unit.family not in ("money", "percent", "person", "points"):
            continue
        if not _named(figure).endswith(endings):  # no label without one: asked before the long text is looked at
            continue
        subject = _spoken_of(figure, known, default)
        label = _label(figure, subject) if subject is not None else None
        if subject is None or label is None:
            continue
        if subject not in facts:
            facts[subject] = known[subject]()
        fact = facts[subject].get(label)
        if fact is None:
            continue
        if figure.value == fact.reported:
            continue  # text and table agree; that both are wrong is reported at the table
        if not agrees(figure, fact.value, fact.value):
            yield _finding(figure, fact)
        elif label in ("执行率", "控制率") and round_half_up(fact.value, 2) != figure.number and not figure.at_least:
            yield _coarse(figure, fact)


def _spoken_of(figure: Figure, known: Iterable[str], default: str) -> str | None:
    """The known subject that is named last before the figure; the default where none is named at all."""
    lead = normal(figure.lead)
    named = {subject: lead.rfind(subject) for subject in known if subject and subject in lead}
    if named:
        return max(named, key=lambda subject: (named[subject], len(subject)))
    if default == "" and any(word in lead for word in ("基本支出", "项目支出", "专项", "其中")):
        return None
    return default


def _named(figure: Figure) -> str:
    return normal(figure.before).rstrip("为是达到共占约计")


def _label(figure: Figure, subject: str) -> str | None:
    words = _named(figure)
    if subject in PURPOSES and words.endswith(subject):
        plain_spending = figure.passage.kind != "预期目标" and not any(word in figure.period for word in NOT_SPENT)
        return "支出" if plain_spending and _nothing_else(words.removesuffix(subject), subject) else None
    ending, label = next(((ending, label) for ending, label in _WORDS if words.endswith(ending)), ("", ""))
    if not ending:
        return "预算" if subject and words.endswith(subject) else None
    rest = words.removesuffix(ending)
    if not subject:
        return label if ending in WHOLE and _nothing_else(rest, subject) else None
    if label == "预算" and ending in ("资金", "经费"):
        return label if words == subject or rest.endswith(subject) else None
    return label if _nothing_else(rest.replace(subject, ""), subject) else None


def _nothing_else(rest: str, subject: str) -> bool:
    """Only filler words stand before the label: 培训支出 is not the spending."""
    changed = True
    while rest and changed:
        changed = False
        for filler in (
            *FILLERS,
            "资金",
            "经费",
            "年末",
            "年初",
            "包括",
            "和",
            "部门",
            "我厅",
            "我局",
            "省本级",
            "厅直系统",
            "本级和所属单位核定的",
            "核定的",
        ):
            if rest.endswith(filler):
                rest, changed = rest.removesuffix(filler), True
    return not rest or rest == subject


def _of_table(table: Table) -> Facts:
    facts: dict[str, Fact] = {}
    sheet = table.sheet
    if sheet.funds is not None:
        facts.update(_funds(sheet.funds))
    if sheet.basics is not None:
        facts.update(_people(sheet.basics))
    if sheet.reported_total is not None:
        facts["得分"] = Fact(
            Fraction(sheet.reported_total), f"表中自评总分为{plain(sheet.reported_total)}分", sheet.at("自评总分")
        )
    return facts


def _funds(funds: Funds) -> Iterator[tuple[str, Fact]]:
    unit, total = funds.unit, funds.total
    amount = partial(_amount, unit=unit)
    if total.budget is not None:
        yield "预算", amount(total.budget, "全年预算数", total.at("全年预算数"))
    if total.spent is not None:
        yield "支出", amount(total.spent, "全年执行数", total.at("全年执行数"))
    if total.budget and total.spent is not None:
        rate = Fraction(total.spent) / Fraction(total.budget) * 100
        how = f"按表计算为{plain(round_half_up(rate, 2))}%（{plain(total.spent)}÷{plain(total.budget)}）"
        said = Fraction(funds.reported_rate) if funds.reported_rate is not None else None
        yield "执行率", Fact(rate, how, total.at("全年执行数"), said)
        yield "结余", amount(total.budget - total.spent, "全年预算数减全年执行数", total.at("全年执行数"))
    for name, part in funds.parts.items():
        label = "当年" if "财政拨款" in name else "上年结转" if "结转" in name else None
        if label and part.budget is not None:
            yield label, amount(part.budget, f"“{name}”全年预算数", part.at("全年预算数"))


def _amount(number: Decimal, name: str, at: Span, *, unit: str) -> Fact:
    return Fact(Fraction(yuan(number, unit)), f"表中{name}为{plain(number)}{unit}", at)


def _people(basics: Basics) -> Iterator[tuple[str, Fact]]:
    node = basics.node.get("人员编制") if basics.node is not None else None
    at = node.span(basics.file) if node is not None else basics.at("人员编制")
    if basics.quota is not None:
        yield "编制", Fact(Fraction(basics.quota), f"表中编制数为{plain(basics.quota)}人", at)
    if basics.staff is not None:
        yield "在职", Fact(Fraction(basics.staff), f"表中实有人数为{plain(basics.staff)}人", at)
    if basics.quota and basics.staff is not None:
        rate = Fraction(basics.staff) / Fraction(basics.quota) * 100
        how = f"按表计算为{plain(round_half_up(rate, 2))}%（{plain(basics.staff)}÷{plain(basics.quota)}）"
        yield "控制率", Fact(rate, how, at)


def _by_purpose(department: Table, projects: tuple[Table, ...]) -> Iterator[tuple[str, Known]]:
    """基本支出 and 项目支出 of a department, as far as its table and the projects tell them."""
    funds = department.sheet.funds
    if funds is None:
        return
    for name in PURPOSES:
        facts: dict[str, Fact] = {}
        row = purpose(funds, name)
        if row is not None and row.spent is not None:
            facts["支出"] = _amount(row.spent, f"“{name}”全年执行数", row.at("全年执行数"), unit=funds.unit)
        if name == "项目支出" and projects:
            initial = _initial(projects)
            if initial is not None:
                facts["年初"] = initial
        if facts:
            yield name, partial(dict, facts)


def _initial(projects: tuple[Table, ...]) -> Fact | None:
    """This year's money in the initial budgets of all projects."""
    parts = [
        (project.sheet.funds, part)
        for project in projects
        if project.sheet.funds is not None
        for name, part in project.sheet.funds.parts.items()
        if "财政拨款" in name and part.initial is not None
    ]
    if len(parts) != len(projects):
        return None
    total = sum((yuan(part.initial or Decimal(0), funds.unit) for funds, part in parts), Decimal(0))
    return Fact(
        Fraction(total), f"{len(parts)}个项目表当年财政拨款的年初预算数合计{wan(total)}", parts[0][1].at("年初预算数")
    )


def _expenses(basics: Basics | None) -> Iterator[tuple[str, Known]]:
    for row in _all(basics.expenses) if basics is not None else ():
        if (row.budget is not None or row.final is not None) and "支出" not in row.name:
            yield normal(row.name), partial(_expense, row)


def _expense(row: Expense) -> Facts:
    facts: dict[str, Fact] = {}
    if row.budget is not None:
        facts["预算"] = Fact(Fraction(yuan(row.budget, WAN)), f"表中预算数为{plain(row.budget)}万元", row.at("预算数"))
    if row.final is not None:
        facts["支出"] = Fact(Fraction(yuan(row.final, WAN)), f"表中决算数为{plain(row.final)}万元", row.at("决算数"))
    if row.budget and row.final is not None:
        rate = Fraction(row.final) / Fraction(row.budget) * 100
        how = f"按表计算为{plain(round_half_up(rate, 2))}%（{plain(row.final)}÷{plain(row.budget)}）"
        facts["执行率"] = Fact(rate, how, row.at("决算数"))
    return facts


def _all(rows: tuple[Expense, ...]) -> Iterator[Expense]:
    for row in rows:
        yield row
        yield from _all(row.parts)


def _coarse(figure: Figure, fact: Fact) -> Finding:
    return CODE.at(
        figure.at,
        f"{figure.passage.title}写{_spoken(figure)}{figure.written}，{fact.shown}，保留位数不同。",
        "文字和表保留相同的位数。",
        level=Level.HINT,
        title="文字与表的保留位数不同",
        related=(Related(fact.at, "表中的数"),),
    )


def _spoken(figure: Figure) -> str:
    return figure.before.lstrip("、，：:")[-16:]


def _finding(figure: Figure, fact: Fact) -> Finding:
    return CODE.at(
        figure.at,
        f"{figure.passage.title}写{_spoken(figure)}{figure.written}，{fact.shown}。",
        "按决算核对，文字和表统一；口径不同的在文字中写明。",
        related=(Related(fact.at, "表中的数"),),
    )
