"""一处文字中的数与另一张表或另一处文字的数不一致。

部门报告和总体目标中的数，在本表找不到对应指标的，再与同一部门、同一年度的项目表比较（对应关系的认定见PS411）。
两处文字说的是同一件事、单位相同，而数字只差一处笔误（相邻两位颠倒、一位不同、少一位、漏写万）的，也报：两处上下文须有两个以上
相邻两字的组合相同；漏写万的，两句话里有三个即可。部门全体的文字与项目的文字互相比较。

查不出：两处数字完全不同、用词又不同的同一件事。
改法：核对原始资料，各处统一。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.checks.figures import Figure, keys, slip
from perfscore.checks.group import Group
from perfscore.checks.subjects import Names, by_passage
from perfscore.checks.text_against_rows import against, quoted
from perfscore.model.finding import Category, Code, Finding, Level, Related

CODE = Code("PS412", Level.WARNING, Category.NARRATIVE, "两处文字的数不一致", manual(__doc__))

_DEPARTMENT = """类型: 部门整体支出绩效自评
年度: 2024
名称: 某市交通运输局
年度总体目标:
  实际完成情况: 全年防汛巡查派出%s，成功避险15起。
绩效指标: {产出指标: {数量指标: [{指标: 小修里程, 年度指标值: 50公里, 分值: 1}]}}
"""
_PROJECT = "年度总体目标:\n  实际完成情况: 防汛巡查一线值守10.3万人次，成功避险15起。"
EXAMPLES = (
    fires(
        _DEPARTMENT % "10.3人次" + "\n---\n" + _PROJECT,
        "“某市交通运输局”表的实际完成情况写“全年防汛巡查派出10.3人次”，“农村公路养护”表的实际完成情况写“防汛巡查一线值守10.3万人次”，数量级不同。",
    ),
    silent(_DEPARTMENT % "10.3万人次" + "\n---\n" + _PROJECT),
)
FEW = 400
"""More figures of one unit and signature than this say nothing."""


def pair(group: Group, project: Table) -> Iterator[Finding]:
    """The department's texts against the rows of one project table."""
    if group.strangers:
        names = Names(project)
        for figures in by_passage(names.touched(group.strangers, group.by_words)):
            for finding in against(figures, names, project):
                yield _as_own(finding)


def compare(group: Group) -> Iterator[Finding]:
    """The department's texts against those of the projects."""
    if group.department is not None and group.department.figures:
        yield from _slips(group.department, group.projects)


def _as_own(finding: Finding) -> Finding:
    return CODE.at(
        finding.at, finding.message, finding.advice, title="文字与项目表的数不一致",
        indicator=finding.indicator, stake=finding.stake, related=finding.related,
    )  # fmt: skip


def _slips(department: Table, projects: tuple[Table, ...]) -> Iterator[Finding]:
    own = [figure for figure in department.figures if _firm(figure)]
    index: dict[str, dict[str, list[tuple[Table, Figure]]]] = {figure.unit.name: {} for figure in own}
    exact: set[tuple[str, Decimal]] = set()
    for project in projects:
        for figure in project.figures:
            by_signature = index.get(figure.unit.name)
            if by_signature is not None and _firm(figure):
                exact.add((figure.unit.name, figure.number))
                for signature in _signatures(figure.number):
                    by_signature.setdefault(signature, []).append((project, figure))
    for figure in own:
        if (figure.unit.name, figure.number) not in exact:
            yield from _first(department, figure, index[figure.unit.name])


def _firm(figure: Figure) -> bool:
    """A number that is meant as it is written, in a text about the table as a whole."""
    return figure.passage.indicator is None and not figure.at_least and not figure.about


def _first(department: Table, figure: Figure, index: dict[str, list[tuple[Table, Figure]]]) -> Iterator[Finding]:
    seen: set[int] = set()
    for signature in _signatures(figure.number):
        for project, other in index.get(signature, ())[:FEW]:
            how = slip(figure, other.number)
            if id(other) in seen or how is None:
                continue
            seen.add(id(other))
            if _same_matter(figure, other, how):
                yield _finding(department, figure, project, other, how)
                return


def _same_matter(figure: Figure, other: Figure, how: str) -> bool:
    """Two pairs of characters in common; where all digits agree, three in the two sentences are enough."""
    if len(keys(figure.words) & keys(other.words)) >= 2:
        return True
    return how == "数量级不同" and len(keys(figure.sentence) & keys(other.sentence)) >= 3


def _finding(department: Table, figure: Figure, project: Table, other: Figure, how: str) -> Finding:
    return CODE.at(
        figure.at,
        f"“{department.sheet.name}”表的{figure.passage.title}写“{quoted(figure)}”，"
        f"“{project.sheet.name}”表的{other.passage.title}写“{quoted(other)}”，{how}。",
        "核对原始资料，各处统一。",
        related=(Related(other.at, f"“{project.sheet.name}”表的{other.passage.title}"),),
    )


@lru_cache(maxsize=2048)
def _signatures(number: Decimal) -> tuple[str, ...]:
    """Keys that two numbers share when one is a slip of the other: the digits, the sorted digits, with one left out."""
    digits = "".join(map(str, number.normalize().as_tuple().digits))
    if len(digits) < 2 or len(digits) > 12:
        return ()
    found = [f"={digits}", "~" + "".join(sorted(digits))]
    for index in range(len(digits)):
        found += f"-{digits[:index]}{digits[index + 1 :]}", f"*{index}{digits[:index]}_{digits[index + 1 :]}"
    return *found, f"-{digits}"
