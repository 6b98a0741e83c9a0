"""Names compared: the one measure by which two indicators count as the same or nearly the same.

A name is *normalised*: full-width characters made half-width, white space, punctuation, quotes, a prefix ``指标1：``,
a relation with its number at the end (满意度≥90%), the word 是否, years (2024年, 2024年度) and a last bracket that only
adds a year or a scope dropped. Two names are

- **same** when their normal forms are equal;
- **near** when, after filler words at either end (开展, 完成, 数量, 情况 …) are dropped too, they are equal, or one
  contains the other and is at most 1.8 times as long, or they share at least 80 % of their pairs of neighbouring
  characters (Dice: 2 × common ÷ all);

and neither has a word or a number that sets it apart (内业/外业, 上半年/下半年, 1:500/1:1000 …).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from perfscore.language.ordinals import NUMERAL

NEAR = 80
"""Percent of shared pairs from which names are near."""
KEPT = 8192
"""Names whose forms are remembered: those of a hundred tables, in some megabytes."""

_PREFIX = re.compile(rf"^指标\s*{NUMERAL}\s*[:：、.．]\s*")
_BRACKET = re.compile(r"[(\[【](?:[^()\[\]【】]*(?:19|20)\d\d|覆盖|包括|其中|不?含|单位|如)[^()\[\]【】]*[)\]】]$")
_RELATION = re.compile(r"[≥≤><=≧≦]+[\d.*]+[%‰]?.*$")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-—–~至]\s*(?:19|20)\d\d)?\s*年?度?")
_HEAD = re.compile(
    r"^(?:年度|本年度|全年|累计|是否|对|开展|组织|举办|完成|实施|实现|推进|推动|促进|加强|更新|获得|取得|提升|提高|增强|建设|建立)+"
)
_TAIL = re.compile(
    r"(?:的)?(?:完成|实施|工作)?(?:数量|数|个数|次数|人数|情况|时间|时限|面积|金额|总量|程度|度|水平|能力|工作|项目|任务|报告)$"
)
_APART = (
    ("内业", "外业"),
    ("上半年", "下半年"),
    ("上年", "本年"),
    ("年初", "年末"),
    ("新增", "存量"),
    ("新建", "改造"),
    ("一级", "二级"),
    ("省级", "市级"),
    ("市级", "县级"),
    ("省级", "县级"),
    ("城镇", "农村"),
    ("城市", "农村"),
    ("纸质", "电子"),
    ("整理", "扫描"),
    ("男", "女"),
    ("收入", "支出"),
    ("增加", "减少"),
    ("数量", "质量"),
    ("国家", "地方"),
    ("小学", "中学"),
)


@lru_cache(maxsize=KEPT)
def normal(name: str) -> str:
    """The normal form of a name."""
    name = unicodedata.normalize("NFKC", _PREFIX.sub("", name.strip()))
    name = _YEAR.sub("", _RELATION.sub("", _BRACKET.sub("", name)))
    name = "".join(char for char in name if char.isalnum())
    return name.replace("是否", "", 1)


@lru_cache(maxsize=KEPT)
def core(name: str) -> str:
    """The normal form without filler words at its ends; the normal form itself where nothing would be left."""
    whole = normal(name)
    inner = _TAIL.sub("", _HEAD.sub("", whole))
    return inner if len(inner) >= 3 else whole


@lru_cache(maxsize=KEPT)
def pairs(text: str) -> frozenset[str]:
    """Its pairs of neighbouring characters."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset((text,))


def likeness(one: str, other: str) -> int:
    """Shared pairs of two texts in percent (Dice), rounded down."""
    a, b = pairs(one), pairs(other)
    return 200 * len(a & b) // (len(a) + len(b))


def same(one: str, other: str) -> bool:
    """Equal normal forms, and nothing that sets them apart."""
    if one == other:
        return True
    return normal(one) == normal(other) and not _contrasted(one, other)


def near(one: str, other: str) -> bool:
    """Same or nearly the same, as the module says."""
    return _alike(core(one), core(other)) and not _contrasted(one, other) and _numbers_agree(one, other)


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    if len(a) > len(b):
        a, b = b, a
    if len(a) < 4:
        return False
    return (5 * len(b) <= 9 * len(a) and a in b) or likeness(a, b) >= NEAR


def _contrasted(one: str, other: str) -> bool:
    a, b = _marks(one), _marks(other)
    if not a or not b:
        return False
    return any(
        (x in a and y in b and x not in b and y not in a) or (y in a and x in b and y not in b and x not in a)
        for x, y in _APART
    )


@lru_cache(maxsize=KEPT)
def _marks(name: str) -> frozenset[str]:
    """The words in a name that have a counterpart."""
    return frozenset(word for word in _MARKS if word in name)


def _numbers_agree(one: str, other: str) -> bool:
    a, b = _numbers(one), _numbers(other)
    return not a or not b or a == b


@lru_cache(maxsize=KEPT)
def _numbers(name: str) -> tuple[str, ...]:
    return tuple(_NUMBERS.findall(normal(name)))


_NUMBERS = re.compile(r"\d+")
_MARKS = frozenset(word for pair in _APART for word in pair)
