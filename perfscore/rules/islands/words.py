"""Words and places that all productions share: names, subjects, bounds, and what a stretch is trimmed of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from perfscore.language import units
from perfscore.rules import sensitive as s
from perfscore.rules.nodes import (
    Bound,
    Compare,
    Condition,
    Late,
    Per,
)
from perfscore.rules.spans import NUMBER, POINTS, QUANTITY, SPANS, Number, Typed

COUNTED = frozenset([*units.COUNTED, "visit", "household visit", "none"])
NUM = f"[{QUANTITY}{NUMBER}{POINTS}]"
IN = f"[^，；。{SPANS}]"
DIRECTION = "|".join(f"(?P<d{index}>{s.alternation(words)})" for index, words in enumerate(s.DIRECTIONS.values()))
DIRECTION_NAMES = tuple(s.DIRECTIONS)
BASE = f"(?:(?P<target>{s.TARGET})|(?P<other>{s.OTHER_BASE}))的?"
PERIOD = re.compile(f"每{units.PERIOD}")


def words_of(pattern: str) -> str:
    """The alternatives of a relation for a pattern."""
    return "(?:" + "|".join(sorted(pattern.split("|"), key=len, reverse=True)) + ")"


RELATION = "|".join(f"(?P<r{index}>{words_of(words)})" for index, words in enumerate(s.RELATIONS.values()))
SIGNS = tuple(s.RELATIONS)
INCLUDES = "（(?P<{0}>不)?(?:包)?含[^（）]{{0,6}}）"
TAIL = re.compile(
    "(?:的|时|者|之间|的话|范围内?|期间|部分|情况下?|以?内|任务|目标|计划|标准|要求|考核|比例|指标|数量|合格|优秀|达标|为?合格|左右(?!))*"
)
MEASURE = re.compile(
    "(?:率|度|数|量|额|比|值|占比|比重|比例|数量|面积|时间|时限|时长|成本|金额|收入|支出|人数|次数|投入|程度|工期|天数|得分|费用|价格?|规模|长度|里程|距离|幅度|增长|下降|降低|提高|增幅|降幅)$"
)
ELSE = re.compile(
    "^(?:，|：)?(?:否则|反之|除此之外|除此以外|其他|其余|其它|不然|区间|中间|之间|其间|期间|介于两者之间|(?:(?:上述|此|该)(?:标准|比例|范围|区间|数值?)?)?(?:以下|以外)|低于此|再低|再少)(?:的|情况|情形|者|均|都|一律|视为|为|则|，|的话|项目|名次|等次|等级|档次|分数段|取|采取|采用|内)*$"
)
_STRIP_LEFT = re.compile(
    "^(?:[，、：；。）\\s\x01]|（(?![^）]*）)|并且?(?=[^，]{0,2}$)|但|则|的|且(?=，)|另外|其中(?=，|：)|"
    + s.MARK
    + ")+"
)
_STRIP_RIGHT = re.compile(
    "(?:[，、：；。（\\s]|的话|的|(?<=[的，])(?:者|时|则|就|即|可|将|均|都|应|每|再|另|按|为|也|只能?|各|分别)|(?<![同及按准适实届小暂])时$|相应|予以|给予|直接|一次性|该项|本项|此项|分别|(?<=[\u4e00-\u9fff])各|，按)+$"
)


@dataclass(frozen=True, slots=True)
class Found:
    """The conditions of one stretch in order, and what makes its effect happen more than once."""

    conditions: tuple[Condition, ...]
    per: Per | None = None
    trouble: tuple[int, int] | None = None


def trimmed(signs: str, begin: int, stop: int) -> tuple[int, int]:
    """The stretch without the punctuation and connecting words at its ends."""
    words = signs[begin:stop]
    left = _STRIP_LEFT.match(words)
    if left:
        begin += left.end()
    right = _STRIP_RIGHT.search(signs, begin, stop) if begin < stop else None
    if right:
        kept = signs[begin : right.start()]
        if kept or not re.search("每|各", right.group()):
            stop = right.start()
    return begin, max(begin, stop)


def name_at(typed: Typed, begin: int, stop: int) -> str:
    """The words of a fact: the text's own, without blanks and outer punctuation."""
    return typed.level(begin, stop).strip("，；。、：（） ")


def subject_of(words: str) -> str:
    """The words that name what is measured, without connecting words at their ends."""
    return re.sub(
        r"^(?:如果?|若|当|其中|对|对于|的|各|全年|年度|本年度?|当年|实际|要求)+|[的，、：（）]+$",
        "",
        words.strip("，：（）、"),
    )


_HALF_RELATION = re.compile(
    "(?:^|[率度数量额比值重例])(?:[超低高](?![市级校质标新速中保温前效支期额出预时])|达(?!标))[^，；。（）]{0,3}[^，；。（）率度数量额比值重例]$|[率度数量额比值重例]于$"
)
"""合格率超□过90%: the head of a relation with a stranger behind it; what the relation would be is not known."""


def clean_subject(words: str) -> str | None:
    """The subject of a comparison; None where it holds words that would change its meaning."""
    words = subject_of(words.replace("\x01", ""))
    if re.fullmatch("[A-Za-z]", words):
        return ""  # X≥95%: a letter for what is measured
    if _HALF_RELATION.search(words):
        return None
    words = PERIOD.sub("", words)
    if re.search(f"[，；。{SPANS}]", words):
        return None
    if s.DENIAL.search(words) and not MEASURE.search(words):
        return None
    if re.search("每|各$|最|超过|超出|低于|高于|少于|多于|大于|小于", words):
        return None
    if "或" in words and not MEASURE.search(words):
        return None
    return words


def bound_at(
    typed: Typed, at: int, included: bool | None, of_target: bool, partner: Number | None = None
) -> Bound | None:
    """The number at a place as a bound."""
    value = typed.values[at]
    if not isinstance(value, Number):
        from perfscore.rules.spans import Points

        if isinstance(value, Points):
            unit = units.find("分") or units.NONE
            return Bound(Number(value.low, unit, "分"), included, of_target)
        return None
    if not value.unit.name and partner is not None and partner.unit.name:
        factor = scale_of(partner)
        value = Number(value.value * factor, partner.unit, partner.name)
    return Bound(value, included, of_target)


def scale_of(number: Number) -> Fraction:
    """The magnitude in the unit as written: 万元 → 10000."""
    from perfscore.rules.spans import known_unit

    found = known_unit(number.name) if number.name else None
    return found[0] if found is not None else Fraction(1)


def partner_of(typed: Typed, at: int) -> Number | None:
    """The number at the other end of a range, which may lend its unit."""
    return typed.number(at) if typed.values[at] is not None else None


def is_exact(bound: Bound) -> bool:
    """A bare 100% is “reached”; other bare numbers are read as reached too, for 达到 is what the forms mean by them."""
    return bound.number.value == 0


def placed_on(subject: str, low: Bound | None, high: Bound | None, words: str, *, bare: bool = False) -> Condition:
    """A comparison, or lateness where its bounds are durations behind a word of delay."""
    units_of = {bound.number.unit.family for bound in (low, high) if bound is not None}
    if units_of & units.DURATIONS and re.search(
        "逾期|延期|延迟|推迟|拖延|延误|迟(?!钝|疑|早)|晚|滞后|超期$|超时$", subject
    ):
        return Late(low, high, words)
    return Compare(subject, low, high, False, bare, words)


def late_of(sign: str, bound: Bound, words: str, *, bare: bool = False) -> Late:
    """A comparison of how late something is."""
    if sign in ("≥", ">", "="):
        return Late(bound, None, words, bare)
    return Late(None, bound, words)
