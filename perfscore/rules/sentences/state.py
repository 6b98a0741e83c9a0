"""What has been read of a text so far, and what every reader of a part may ask about words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from perfscore.rules import islands
from perfscore.rules import sensitive as s
from perfscore.rules.nodes import Bound, Item, Remark, Trouble
from perfscore.rules.skeleton import Anchor
from perfscore.rules.spans import BAD, NUMBER, POINTS, QUANTITY, RANGE, DayWord, Typed

EXPECTED = ("得多少分", "扣多少分", "不得分")


@dataclass(slots=True)
class Reading:
    """What has been read so far."""

    typed: Typed
    signs: str  # brackets that are read by themselves are hidden
    items: list[Item] = field(default_factory=list)
    trouble: Trouble | None = None
    section: int = 0
    sentence: int = 0
    scope: str = ""
    heading: str = ""  # 扣 or 加: 扣分：迟报1次0.5分: a heading says what bare points do
    inverted: bool = False  # 5分：制度健全: points stood before what gives them
    stretches: dict[int, tuple[int, int]] = field(default_factory=dict)
    pending: tuple[int, int] | None = None
    skip: int = 0  # anchors up to here were read with a list
    following: list[Anchor] = field(default_factory=list)
    bare: set[int] = field(default_factory=set)  # items whose points stand without a verb

    def fail(self, begin: int, stop: int, expected: tuple[str, ...] = EXPECTED) -> None:
        """The first place that was not understood."""
        begin, stop = islands.trimmed(self.signs, begin, stop) if begin < stop else (begin, stop)
        first, last = self.typed.place(begin, stop)
        found = Trouble(first, last, self.typed.text(begin, stop)[:40], expected)
        if self.trouble is None or found.begin < self.trouble.begin:
            self.trouble = found

    def remark(self, kind: str, begin: int, stop: int, base: Bound | DayWord | None = None) -> None:
        """Words in which nothing can change a score."""
        place = self.typed.place(begin, stop)
        self.items.append(Remark(kind, self.typed.text(begin, stop), *place, base=base, section=self.section))

    def hide(self, begin: int, stop: int) -> None:
        """Signs that an item of their own holds already are not read again."""
        self.signs = self.signs[:begin] + "\x01" * (stop - begin) + self.signs[stop:]

    def refused(self, begin: int, stop: int) -> None:
        """Words that were not understood."""
        self.items.append(Remark("未", self.typed.text(begin, stop), *self.typed.place(begin, stop)))


def inert(words: str) -> bool:
    """Words that hold neither points nor a word that composes scores."""
    return not (s.SCORE_WORD.search(words) or s.COMPOSES.search(words) or re.search(f"[{POINTS}{RANGE}{BAD}]", words))


def moves(words: str) -> bool:
    """Words that move points by themselves: they belong to an effect, never to a condition."""
    return bool(
        re.search(
            "乘(?![客坐务车船机])以?|×|加倍|双倍|折半|减半|翻番|类推|递减|递增|按(?:相应|实际|未?完成.{0,3}|[超差缺].{0,3})?比例|同比例|线性|插值|封顶|酌情|酌减|视情|累加",
            words,
        )
        or re.search(
            f"(?<![折回克])扣(?!押|款|缴|留|发|分[项事点])|(?:(?<![获取])得|(?<![每增缩])减|计|(?<![增参])加)[{NUMBER}{QUANTITY}{BAD}]",
            words,
        )
        or re.search("(?:比例|比率|进度|完成额?)(?:进行|计算|折算|核算|换算)$", words)
    )
