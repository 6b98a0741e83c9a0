"""What a standard is read into: frozen values, each with its stretch of the text as written.

A :class:`Clause` is conditions and one effect. Conditions are islands found in the words before an amount; what cannot
be measured is a :class:`Flag`, asked in the text's own words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.language.numbers import plain
from perfscore.rules.spans import DayWord, Number


@dataclass(frozen=True, slots=True)
class Amount:
    """Points, or a share of the full marks; ``top`` is the other end where a person chooses."""

    points: Fraction | None = None
    share: Fraction | None = None
    top: Fraction | None = None

    def of(self, full: Fraction) -> Fraction:
        """In points."""
        if self.points is not None:
            return self.points
        return (self.share if self.share is not None else Fraction(1)) * full

    def __str__(self) -> str:
        if self.points is not None:
            return f"{show(self.points)}分" if self.top is None else f"{show(self.points)}—{show(self.top)}分"
        if self.share in (None, Fraction(1)):
            return "满分"
        return f"分值的{show((self.share or Fraction(0)) * 100)}%"


FULL = Amount(share=Fraction(1))
NOTHING = Amount(points=Fraction(0))


def show(value: Fraction) -> str:
    """A number without an exponent; a fraction where its decimals do not end."""
    try:
        return plain(value)
    except ValueError:
        return f"{value.numerator}/{value.denominator}"


# --- conditions -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a stretch on an axis. ``included``: True, False, or None where the text leaves it to its neighbours."""

    number: Number
    included: bool | None
    of_target: bool = False  # 目标值的90%: a share of the target

    def key(self) -> tuple[Fraction, str]:
        """Value and unit, to compare bounds by."""
        return self.number.value, self.number.unit.name


@dataclass(frozen=True, slots=True)
class Compare:
    """The measured thing lies between two bounds; ``subject`` is its name in the text, empty where it is not named."""

    subject: str
    low: Bound | None
    high: Bound | None
    absolute: bool = False  # ±10%
    bare: bool = False  # a number without a relation: 100%, 两个
    words: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Reached:
    """完成, 达标, 未达目标 (``yes`` False); ``extent`` 无 for not done at all, 部 for done in part; ``timed`` 按期完成."""

    yes: bool
    extent: str = ""
    timed: bool = False
    words: str = field(default="", compare=False)
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Beyond:
    """How far beyond the base of the text or the target: 超支5%以上, 超出10个百分点. ``direction`` 超 or 低."""

    subject: str
    direction: str
    low: Bound | None
    high: Bound | None
    words: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Due:
    """Finished by a day that the text names (``before`` True), or after it; ``since``: and not before that day."""

    day: DayWord
    before: bool
    words: str = field(default="", compare=False)
    since: DayWord | None = None


@dataclass(frozen=True, slots=True)
class Late:
    """Days, months … behind the deadline between two bounds: 逾期31—60日. ``bare``: without a relation, 逾期3日."""

    low: Bound | None
    high: Bound | None
    words: str = field(default="", compare=False)
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """A description that only a person can answer: 是 or 否."""

    words: str


@dataclass(frozen=True, slots=True)
class Grade:
    """One word of a series, 优 or B; several where an 或 joins them."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Else:
    """否则, 其他: what no branch before it covers."""

    words: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Opaque:
    """Words that were not understood: they may hold or not."""

    words: str
    begin: int = 0
    stop: int = 0


Condition = Compare | Beyond | Reached | Due | Late | Flag | Grade | Else | Opaque


@dataclass(frozen=True, slots=True)
class Count:
    """每发现一例: how often what the words describe happened; ``size`` of them make one step."""

    words: str
    size: Fraction
    unit: Number
    free: Fraction = Fraction(0)  # 首次不扣分: so many count for nothing
    beyond: bool = True  # only those beyond them count; False: not said


@dataclass(frozen=True, slots=True)
class Away:
    """每低于目标值1个百分点: steps of ``size`` away from a base. ``direction``: 低 超 迟 早 差."""

    direction: str
    size: Number
    subject: str
    base: Bound | None  # a number that the step itself names; None: head, guard, target
    target: bool = False  # it says 目标值
    started: bool = False  # 每2分钟内: a step counts once begun
    words: str = field(default="", compare=False)
    other: bool = False  # 较上年: neither number nor target
    day: DayWord | None = None  # 7月10日前报送，每迟1天: the deadline that the text names
    described: bool = False  # words before it say what is counted: a fact, not the indicator's own value
    planned: bool = False  # its base is the task that the text tells: the target may say another


@dataclass(frozen=True, slots=True)
class Done:
    """每完成1个得0.5分: from nothing upwards."""

    size: Number
    subject: str
    words: str = field(default="", compare=False)


Per = Count | Away | Done


# --- effects ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Effect:
    """``kind``: 扣 得 加 倒 零 免 罢 比 (ratio) 减比 (ratio taken) 插 (a straight line) 式 (formula) 乘 倍 (taken twice) 酌 (a person)."""

    kind: str
    amount: Amount = NOTHING
    formula: object = None
    whole: bool = False  # 本项不得分
    own: bool = field(default=False, compare=False)  # the amount stood bare, without a verb

    def __str__(self) -> str:
        if self.kind in ("零", "免", "罢"):
            return {"零": "不得分", "免": "不扣分", "罢": "不加分"}[self.kind]
        if self.kind == "比":
            return "按比例得分"
        if self.kind == "减比":
            return "按比例扣分"
        if self.kind == "插":
            return "按插值法得分"
        if self.kind == "式":
            return f"得分={self.formula}"
        if self.kind == "倍":
            return "加倍扣分"
        if self.kind == "乘":
            return f"得分乘{show(self.amount.points or Fraction(0))}"
        if self.kind == "酌":
            return f"视情况扣{self.amount}" if self.amount.top is not None else "酌情扣分"
        verb = {"扣": "扣", "得": "得", "加": "加", "倒": "倒扣"}[self.kind]
        return f"{verb}{self.amount}"


@dataclass(frozen=True, slots=True)
class Clause:
    """What is the case, how often, and what it does. ``section`` counts list marks and sentences, ``sentence`` stops."""

    conditions: tuple[Condition, ...]
    per: Per | None
    effect: Effect
    text: str = field(default="", compare=False)
    begin: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)
    section: int = field(default=0, compare=False)
    sentence: int = field(default=0, compare=False)
    cumulative: bool = False  # 在此基础上
    title: str = field(default="", compare=False)
    scope: str = ""  # only for whom: 获得补助的省份
    inner: bool = field(default=False, compare=False)  # stood in a bracket
    exempt: bool = False

    def __str__(self) -> str:
        return self.text.strip("，；。、 \n") or str(self.effect)


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound: ``kind`` 得 (the item), 扣, 加, 底 (floor), 加扣; ``clause`` is the clause it stands behind, −1: the whole."""

    kind: str
    amount: Amount
    clause: int = -1
    text: str = field(default="", compare=False)
    begin: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)
    section: int = field(default=0, compare=False)
    sentence: int = field(default=0, compare=False)
    alone: bool = False  # 迟到最多扣2分: it names the one clause that it bounds

    def __str__(self) -> str:
        name = {"得": "最高得", "扣": "最多扣", "加": "最高加", "加扣": "加扣分最多", "底": "最低得"}[self.kind]
        return "扣完为止" if self.kind == "底" and self.amount == NOTHING else f"{name}{self.amount}"


@dataclass(frozen=True, slots=True)
class Remark:
    """Words in which nothing can change a score; ``kind``: 说明, 总分 (a total), 累计 (awards add up), 外 (elsewhere), 类推, 零头, 题头 (扣分：, told by its clauses)."""

    kind: str
    text: str = field(default="", compare=False)
    begin: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)
    amount: Amount | None = None
    mode: str = ""  # of 零头: 进一 不计 按比例 四舍五入
    base: Bound | DayWord | None = None  # a demand: 收入要达到15万元以上, 7月10日前报送
    section: int = field(default=0, compare=False)
    formula: object = None  # of a definition

    def __str__(self) -> str:
        if self.kind == "零头":
            return {"进一": "不足一步的按一步计", "不计": "不足一步的不计", "按比例": "不足一步的按比例计"}.get(
                self.mode, self.mode
            )
        return "" if self.kind == "题头" else self.text.strip("，；。、 \n")


Item = Clause | Limit | Remark


@dataclass(frozen=True, slots=True)
class Trouble:
    """The first place that was not understood: position and words there, what was expected, a wording to use."""

    begin: int
    stop: int
    words: str
    expected: tuple[str, ...]
    advice: str = ""
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A text as it was understood: its items in text order, and the first trouble if there is one."""

    items: tuple[Item, ...]
    trouble: Trouble | None = None
    text: str = field(default="", compare=False)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses proper."""
        return tuple(item for item in self.items if isinstance(item, Clause))

    def __str__(self) -> str:
        printed = ""
        for item in self.items:
            if words := str(item):
                # a bound belongs to the clause that it stands behind
                printed += ("，" if isinstance(item, Limit) else "；") * bool(printed) + words
        return printed + ("…" if self.trouble and self.trouble.truncated else "")
