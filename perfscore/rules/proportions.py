"""Words of proportion and of a straight line: 按完成比例得分, 同比例扣减, 采用线性插值法计算得分."""

from __future__ import annotations

import re

from perfscore.rules import sensitive as s
from perfscore.rules.spans import POINTS as P

_LEAD = "(?:得分)?(?:按照?|依(?:据|照)?|根据|采用|以(?![上下内外及])|按其)"
_DO = f"(?:{s.TAKE}|酌减|得|计|给|赋|评|折|换|核|打|记)(?:算|减|合|定|得|予|为|计){{0,3}}"
_SHARE = "(?:比例|比重|比率|百分比|之比|比值|占比|完成率|执行率)"
_BASIS = f"[^，；。（{P}]{{1,30}}?"

RATIO = (
    f"(?:{_LEAD}(?P<basis>{_BASIS}(?:（[^（）；。]*）)?)(?<![不未无没予]){_DO}(?:相应|对应|该项|本项|此项|标准)*的?得?分(?:值|数)?(?![{P}值]))"
    f"|(?:{_LEAD}(?P<basis2>[^，；。（{P}]{{0,30}}?{_SHARE})(?:予以|给予|进行|来|相应)*(?:{s.TAKE}|酌减|折算|折合|换算|计算|核算|核减|计)(?![{P}]){s.END})"
    f"|(?P<linear>(?:线性|[同等]比例|相应比例|(?<![完达])成比例|(?<![\u4e00-\u9fff])比例|(?<=的)比例|比率法)(?:计算|法|折算|折合|扣减|核减|扣除|减|进行)*(?:(?:得|打|计|扣|减|评|给)分|(?:扣减|核减|折算|扣除)(?:得分|分值|分)?{s.END}))"
)
"""What begins a proportion: a method with its basis and a verb of points, or 同比例 with one."""

LINE = (
    "(?:采用|采取|按照?|用|以|取|运用|使用)?(?:(?:直线|线性)?(?:插值法?|插入法|内插法?)|(?:直线|线性)插入)(?:公式)?"
    "(?:予以|进行|来)?(?:计算|折算|确定|核定|取值|计取|计(?!分)|算)*(?:该项|相应|本项|的)*"
    "(?:得分|计分|评分|给分|打分|赋分|记分|分值|扣分|取分)?(?:，?保留[^，；。]{0,2}位小数)?"
)
"""A straight line between two neighbours that the text gives points for."""

_PROPORTIONAL = re.compile(
    "比例|比率|比重|占比|百分比|之比|比值|线性|进度|完成程度|(?:完成|达成|得分|到位|执行|实际|实现|履约|兑现|办结|落实|合格|达标|增长)率|实际(?:完成)?值占"
)
_RATE = re.compile("(?<![效频利税汇])率$")
_BEYOND = re.compile(
    "(?:超出?|超过|超支|超额|超标|超期|多|增加|逾期|延误|延期|滞后).{0,14}(?:比例|比率|百分比|幅度|占比|比重)|超.{0,10}占"
)
_SHORT = re.compile("[不未无没缺欠少差]")


def is_proportion(basis: str) -> bool:
    """Whether the basis of 按…计分 is a share, so that the points follow it; 按完成情况计分 only speaks."""
    return not basis.endswith("依据") and bool(_PROPORTIONAL.search(basis) or _RATE.search(basis))


def is_another_rate(basis: str) -> bool:
    """按知晓率计分: a rate that is not actual over target; an actual that is no rate does not tell it."""
    return bool(_RATE.search(basis)) and not _PROPORTIONAL.search(basis)


def beyond(basis: str) -> bool:
    """按超出比例扣分: what is taken is the share beyond the target."""
    return bool(_BEYOND.search(basis))


def contradicts(basis: str, *, takes: bool) -> bool:
    """按未完成比例得分: what is missing gives nothing."""
    if (
        is_proportion(basis)
        and re.search("[与和乘积倍]", basis)
        and not re.search("之比|比例|比值|百分比|比率|比重", basis)
    ):
        return True  # 按完成率与分值的积: arithmetic that was not read
    if re.fullmatch("[^同等该其此]比例", basis) or "插" in basis:
        return True  # 按出比例: a piece of a word
    return not takes and bool(_SHORT.search(basis) or beyond(basis))


_AMONG = re.compile(
    "(?:得分|分值)?(?:在|介于|位于)?(?:上述|以上|两者|二者|两档|各档|各)?(?:中间|其间|期间|之间|区间|其余|其他|中间值|中间数)(?:区间|范围|部分|情况|内|值|的|之间|得分|分值)*"
)


def between(words: str) -> bool:
    """中间部分, 其间, 区间内: between the neighbours that the text names."""
    return not words or _AMONG.fullmatch(words) is not None
