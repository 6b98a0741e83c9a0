"""The typed rule: what a standard says, as frozen values that write themselves back in the normal form.

A clause is ``condition? per? effect``: *when* it applies, *per what* it counts, *what* it does to the points.
``str()`` of every node is its normal form; a rule read from its own normal form is the same rule.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.language.numbers import plain
from perfscore.rules.lexer import Number


def show(value: Fraction) -> str:
    """``value`` exactly: decimals where they end, else N分之M in digits."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return plain(value) if rest == 1 else f"{value.numerator}/{value.denominator}"


def show_number(number: Number) -> str:
    """A number with its unit."""
    return f"{show(number.value)}{number.unit}"


# --- amounts --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Amount:
    """Points, or a share of the full marks (满分 is the share 1)."""

    points: Fraction | None = None
    share: Fraction | None = None

    def of(self, full: Fraction) -> Fraction:
        """The points it means for an item with ``full`` marks."""
        return self.points if self.points is not None else full * (self.share or Fraction(0))

    def __str__(self) -> str:
        if self.points is not None:
            return f"{show(self.points)}分"
        share = (self.share or Fraction(0)) * 100
        if share == 100:
            return "满分"
        if "/" in show(share):
            part = share / 100
            return f"分值的{chinese(part.denominator)}分之{chinese(part.numerator)}"
        return f"分值的{show(share)}%"


_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """A whole number below ten thousand in Chinese numerals (for fractions, which have no decimal form)."""
    if number < 10:
        return _DIGITS[number]
    for size, word in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            head, rest = divmod(number, size)
            gap = "零" if rest and rest < size // 10 else ""
            return f"{_DIGITS[head]}{word}{gap}{chinese(rest) if rest else ''}"
    return str(number)


FULL = Amount(share=Fraction(1))

# --- conditions -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bound:
    """An end of an interval. ``firm`` says how surely the end itself belongs to it:
    2 = by a sign, 不低于 or （含）; 1 = by 以上/以下/以内; 0 = the upper end of A—B."""

    number: Number
    closed: bool
    firm: int = 2


@dataclass(frozen=True, slots=True)
class Compare:
    """A quantity between bounds. ``base``: "" the quantity itself, 指标 relative to the target,
    超 / 低 / 迟 / 早 how far it lies above, below, behind or before the target."""

    subject: str
    low: Bound | None
    high: Bound | None
    base: str = ""
    also: str = ""  # 或无法统计: a case beside the numbers

    def __str__(self) -> str:
        words = self._words()
        return f"{words}或{self.also}" if self.also else words

    def firm_end(self) -> Number | None:
        """The number at which a one-sided or exact comparison begins."""
        if self.low is not None and self.high is not None and self.low != self.high:
            return None
        bound = self.low or self.high
        return bound.number if bound is not None and bound.closed else None

    def _words(self) -> str:
        subject = (
            self.subject
            + {
                "": "",
                "指标": "达到指标值的",
                "超": "超支",
                "低": "低于目标值",
                "迟": "延期",
                "早": "提前",
                "基": "以",
            }[self.base]
        )
        if self.low is not None and self.high is not None:
            if self.base == "基":
                return f"以{show_number(self.low.number)}为基准"
            if self.low == self.high:
                return f"{subject}={show_number(self.low.number)}"
            if self.high.firm == 0:
                low = show_number(self.low.number) + ("" if self.low.closed else "（不含）")
                return f"{subject}{low}—{show_number(self.high.number)}"
            return f"{subject}{_low(self.low)}且{_high(self.high)}"
        if self.low is not None:
            return f"{subject}{_low(self.low)}"
        return f"{subject}{_high(self.high)}" if self.high is not None else subject


def _low(bound: Bound) -> str:
    number = show_number(bound.number)
    if bound.firm == 1:
        return f"{number}以上"
    return f"{'≥' if bound.closed else '>'}{number}"


def _high(bound: Bound) -> str:
    number = show_number(bound.number)
    if bound.firm == 1:
        return f"{number}以下"
    return f"{'≤' if bound.closed else '<'}{number}"


@dataclass(frozen=True, slots=True)
class Reached:
    """The target is met or missed, said in words: 未完成指标值, 按期完成, 未超预算, 6月30日前完成.
    ``aspect``: 量 quantity, 时 time, 钱 cost. ``day`` is a date written in the text itself."""

    words: str
    met: bool
    aspect: str = "量"
    day: str = ""

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class State:
    """Something that is or is not the case: a fact of the type 是否."""

    words: str

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Grade:
    """One of several words for the state of one thing: a fact of the type 等次."""

    words: tuple[str, ...]

    def __str__(self) -> str:
        return "或".join(self.words)


@dataclass(frozen=True, slots=True)
class Occurs:
    """What is described happens at least once: a fact of the type 次数."""

    words: str
    size: Number

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Rest:
    """否则, 其余: whatever the clauses before leave."""

    def __str__(self) -> str:
        return "其余"


Condition = Compare | Reached | State | Grade | Occurs | Rest

# --- per what -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Away:
    """每 step of a distance: 低 below, 超 above, 迟 behind, 早 before, 偏 either side of the baseline.
    ``own`` is False where the words name something else than the indicator's own value: then it is a fact."""

    subject: str
    direction: str
    size: Number
    own: bool = True
    started: bool = False  # 每2分钟内: a step that has begun counts

    def __str__(self) -> str:
        verb = {"差": "差", "低": "低于", "超": "超过", "迟": "延迟", "早": "提前", "偏": "偏离"}[self.direction]
        if not self.own:
            return f"每{verb}{show_number(self.size)}{self.subject}"
        return f"{self.subject}每{verb}{show_number(self.size)}{'内' if self.started else ''}"


@dataclass(frozen=True, slots=True)
class Times:
    """每 occurrence of what the words describe: a fact of the type 次数."""

    words: str
    size: Number

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Done:
    """每 unit done, counted from nothing: 每完成1个得0.5分."""

    subject: str
    size: Number

    def __str__(self) -> str:
        return f"{self.subject}每完成{show_number(self.size)}"


Per = Away | Times | Done

# --- effects --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Deduct:
    """扣 so much."""

    amount: Amount

    def __str__(self) -> str:
        return f"扣{self.amount}"


@dataclass(frozen=True, slots=True)
class Award:
    """得 so much."""

    amount: Amount

    def __str__(self) -> str:
        return f"得{self.amount}"


@dataclass(frozen=True, slots=True)
class Add:
    """加 so much: a bonus on top."""

    amount: Amount

    def __str__(self) -> str:
        return f"加{self.amount}" if self.amount.points != 0 else "不加分"


@dataclass(frozen=True, slots=True)
class Zero:
    """不得分; ``whole`` where the text says 本项不得分."""

    whole: bool = False

    def __str__(self) -> str:
        return "本项不得分" if self.whole else "不得分"


@dataclass(frozen=True, slots=True)
class Below:
    """倒扣: points that may lead below zero."""

    amount: Amount

    def __str__(self) -> str:
        return f"倒扣{self.amount}"


@dataclass(frozen=True, slots=True)
class Ratio:
    """按比例得分 (full marks × completion) or 按比例扣分 (full marks × what is missing)."""

    deduct: bool = False

    def __str__(self) -> str:
        return "按比例扣分" if self.deduct else "按比例得分"


@dataclass(frozen=True, slots=True)
class Factor:
    """得分乘以 a number."""

    factor: Fraction

    def __str__(self) -> str:
        return f"得分乘以{show(self.factor)}"


@dataclass(frozen=True, slots=True)
class Formula:
    """得分 = an expression, kept in postfix order: numbers, names and the operators + — × /."""

    terms: tuple[str | Fraction, ...]
    words: str
    money: bool = False  # a number in it is an amount of money

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Judge:
    """A person decides: 酌情扣分, 得7—10分. Bounds as far as the text gives them."""

    sign: int  # +1 gives, -1 takes
    low: Fraction = Fraction(0)
    high: Fraction | None = None

    def __str__(self) -> str:
        verb = "得" if self.sign > 0 else "扣"
        if self.high is None:
            return f"酌情{verb}分"
        return f"{verb}{show(self.low)}—{show(self.high)}分"


Effect = Deduct | Award | Add | Zero | Below | Ratio | Factor | Formula | Judge

# --- what a rule is made of -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Clause:
    """``condition? grade? per? effect`` with its stretch of the text as written."""

    effect: Effect
    condition: Condition | None = None
    grade: str = ""
    per: Per | None = None
    based: bool = False  # 在此基础上
    head: str = ""  # 标题：
    branch: str = ""  # 获得补助的省份：, to whom alone it applies
    begin: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        condition = str(self.condition) if self.condition is not None else ""
        per = str(self.per) if self.per is not None else ""
        named = self.branch or self.head
        head = f"{named}：" if named else ""
        before = "，".join(piece for piece in (condition, per) if piece)
        based = "在此基础上" if self.based else ""
        effect = (
            f"倒扣{self.grade}{self.effect.amount}" if isinstance(self.effect, Below) else f"{self.grade}{self.effect}"
        )
        return f"{head}{before}{'，' if before else ''}{based}{effect}"


@dataclass(frozen=True, slots=True)
class Cap:
    """上限12分, 最多扣5分, 最高加2分. ``scope``: 扣, 加, 得 (the item). ``local``: it stands right behind its clause."""

    scope: str
    amount: Amount
    begin: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return {"扣": "最多扣", "加": "最高加", "得": "最高得", "单": "单项最高得", "满": "满分"}[self.scope] + str(
            self.amount
        )


@dataclass(frozen=True, slots=True)
class Floor:
    """扣完为止, 最低得5分."""

    amount: Amount
    begin: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return "扣完为止" if self.amount.points == 0 else f"最低得{self.amount}"


@dataclass(frozen=True, slots=True)
class Partial:
    """How a part of a step counts. ``mode``: 进一, 不计, 按比例, 四舍五入."""

    mode: str
    begin: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return {
            "进一": "不足一步的按一步计",
            "不计": "不足一步的不计",
            "按比例": "不足一步的按比例计",
            "四舍五入": "四舍五入",
        }[self.mode]


@dataclass(frozen=True, slots=True)
class Outside:
    """An effect on something else than this indicator: reported, never applied."""

    words: str
    begin: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Sum:
    """可累计: the awards before add up."""

    begin: int = field(default=0, compare=False)
    stop: int = field(default=0, compare=False)
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return "可累计计算"


Item = Clause | Cap | Floor | Partial | Outside | Sum


@dataclass(frozen=True, slots=True)
class Trouble:
    """The first place that was not understood: position and words there, what was expected, a wording to use."""

    begin: int
    stop: int
    words: str
    expected: tuple[str, ...]
    advice: str
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
        return "；".join(map(str, self.items)) + ("…" if self.trouble and self.trouble.truncated else "")
