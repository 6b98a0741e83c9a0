"""文字中的部分与总数对不上。

一句话里写“接待游客336.5万人次，其中国内游客330万人次、入境游客16.5万人次”：“其中”之后的一项大于总数，是错误；几项之和大于总数，
是疑点（各项可能互相重叠）；几项之和与总数只差百分之五以内的，多半是有一个数写错了，作提示。
一句话里写“应参保55万人，参保53.1万人，参保率96.8%”，或“计划12600平方米，完成12850平方米，完成率112%”：比率应等于两数之比
（取整到所写的小数位数），否则是疑点。

查不出：总数和各项分写在几句话里的；各项之和本来就小于总数的（只列出了一部分）。
改法：核对原始资料，改正写错的一处。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.checks.figures import Figure
from perfscore.checks.subjects import by_passage
from perfscore.language.numbers import plain, round_half_up
from perfscore.model.finding import Category, Code, Finding, Level, Related

CODE = Code("PS418", Level.WARNING, Category.NARRATIVE, "文字中的部分与总数对不上", manual(__doc__))

_GOAL = "年度总体目标: {实际完成情况: %s}"
EXAMPLES = (
    fires(
        _GOAL % "全年培训500人，其中村干部520人、驻村干部60人。",
        "实际完成情况写“培训500人”，“其中”的“520人”比总数还大。",
    ),
    fires(
        _GOAL % "养护公路500公里，其中县道320公里、乡道260公里。",
        "实际完成情况写“养护公路500公里”，“其中”各项之和为320公里＋260公里＝580公里，比总数多80公里。",
    ),
    fires(
        _GOAL % "养护公路500公里，其中县道320公里、乡道160公里。",
        "实际完成情况写“养护公路500公里”，“其中”各项之和为320公里＋160公里＝480公里，比总数少20公里。",
    ),
    fires(
        _GOAL % "全市应参保55万人，实际参保53.1万人，参保率96.8%。",
        "实际完成情况写参保率96.8%，53.1万人÷55万人＝96.55%，相差0.25个百分点。",
    ),
    silent(_GOAL % "养护公路500公里，其中县道320公里、乡道180公里。"),
    silent(_GOAL % "养护公路500公里，其中县道320公里。"),
    silent(_GOAL % "培训500人，其中女性260人、党员120人。"),
    silent(_GOAL % "全市应参保55万人，实际参保53.1万人，参保率96.5%。"),
)
NEAR = Fraction(1, 20)
_RATE = re.compile(r"([\u4e00-\u9fff]{2})率[为达到约是至]*$")
_PLANNED = ("计划", "目标", "任务")


def check(table: Table) -> Iterator[Finding]:
    """Parts after 其中 against their whole, and rates against the two numbers of their sentence."""
    for figures in by_passage(table.figures):
        periods: dict[str, list[Figure]] = {}
        for figure in figures:
            periods.setdefault(figure.period, []).append(figure)
        for period, together in periods.items():
            if "其中" in period and len(together) > 1:
                yield from _parts(together)
            if "率" in period and len(together) > 2:
                yield from _rates(together)


def _parts(figures: list[Figure]) -> Iterator[Finding]:
    """The figure right before 其中 is the whole; those of its unit behind it, to the next whole, are the parts."""
    for place, whole in enumerate(figures[:-1]):
        between = whole.passage.text[whole.begin + len(whole.written) : figures[place + 1].begin]
        if between.count("其中") != 1 or len(between) > 24 or not _exact(whole):
            continue
        parts = [figure for figure in figures[place + 1 :] if figure.unit.name == whole.unit.name]
        if (
            not parts
            or not all(map(_exact, parts))
            or "其中" in parts[0].passage.text[parts[0].begin : parts[-1].begin]
        ):
            continue
        yield from _compared(whole, parts)


def _exact(figure: Figure) -> bool:
    return not figure.about and not figure.at_least and figure.unit.family not in ("percent", "none")


def _compared(whole: Figure, parts: list[Figure]) -> Iterator[Finding]:
    larger = next((part for part in parts[:1] if part.value > whole.value), None)
    total = sum((part.value for part in parts), Fraction(0))
    gap = total - whole.value
    if larger is not None:
        yield _finding(whole, larger, f"“其中”的“{larger.written}”比总数还大", Level.ERROR)
    elif len(parts) > 1 and gap and (gap > 0 or -gap <= NEAR * whole.value):
        adding = "＋".join(part.written for part in parts)
        how = f"比总数{'多' if gap > 0 else '少'}{_amount(abs(gap), whole)}"
        level = Level.WARNING if gap > 0 else Level.HINT
        yield _finding(whole, parts[0], f"“其中”各项之和为{adding}＝{_amount(total, whole)}，{how}", level)


def _amount(value: Fraction, like: Figure) -> str:
    """A value in the unit and the magnitude of a figure."""
    scale = Fraction(10) ** {"万": 4, "亿": 8}.get(like.magnitude, 0)
    return f"{plain(round_half_up(value / like.unit.factor / scale, 6))}{like.magnitude}{like.unit.name}"


def _finding(whole: Figure, part: Figure, what: str, level: Level) -> Finding:
    said = f"{whole.before.removeprefix('全年')[-8:]}{whole.written}"
    return CODE.at(
        part.at,
        f"{whole.passage.title}写“{said}”，{what}。",
        "核对原始资料，改正写错的一处。",
        level=level,
        related=(Related(whole.at, "总数"),),
    )


def _rates(figures: list[Figure]) -> Iterator[Finding]:
    for rate in figures:
        named = _RATE.search(rate.before) if rate.unit.name == "%" and not rate.about and not rate.at_least else None
        if named is None:
            continue
        earlier = [figure for figure in figures if figure.begin < rate.begin and _exact(figure)]
        if named[1] == "完成":
            bases = [figure for figure in earlier if any(word in figure.before for word in _PLANNED)]
            done = [figure for figure in earlier if figure not in bases]
        else:
            bases = [figure for figure in earlier if f"应{named[1]}" in figure.before]
            done = [figure for figure in earlier if named[1] in figure.before and figure not in bases]
        if len(bases) == len(done) == 1 and bases[0].unit.name == done[0].unit.name and bases[0].number:
            yield from _rate(rate, named[1], done[0], bases[0])


def _rate(rate: Figure, name: str, done: Figure, base: Figure) -> Iterator[Finding]:
    exact = done.value / base.value * 100
    if round_half_up(exact, rate.places) == rate.number:
        return
    due = round_half_up(exact, max(2, rate.places))
    yield CODE.at(
        rate.at,
        f"{rate.passage.title}写{name}率{rate.written}，{done.written}÷{base.written}＝{plain(due)}%，"
        f"相差{plain(abs(due - rate.number))}个百分点。",
        "按两个数重算比率，表中的数一并核对。",
        related=(Related(done.at, "分子"), Related(base.at, "分母")),
    )
