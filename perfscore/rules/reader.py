"""The grammar: how a standard is read into a rule. Start here; each production is one function.

    标准   = (标题 ：)? (方法句 ；)* (条款 | 界 | 零头 | 外 | 注 | 定义)*
    条款   = 条件? 每? 效果                       Clause: when, per what, what it does
    条件   = 余 | 比较 | 达到 | 等次 | 状态        conditions.py
    每     = 每步 | 每次 | 每完成 | 省每           per.py
    效果   = 扣 | 得 | 加 | 零 | 比例 | 算式 | 判  effects.py, formulas.py
    界 零头 外 注                                  modifiers.py
    括号                                           brackets.py

The effect is the anchor: everything between two effects is the condition of the second. What no production explains
is refused, with its place; nothing is skipped but remarks that cannot carry points.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from perfscore.rules import brackets, conditions, effects, formulas, modifiers, per
from perfscore.rules.conditions import strip, text_of
from perfscore.rules.effects import Found
from perfscore.rules.lexer import Number, Token, tokens
from perfscore.rules.nodes import (
    FULL,
    Add,
    Amount,
    Award,
    Away,
    Below,
    Bound,
    Clause,
    Compare,
    Condition,
    Deduct,
    Done,
    Effect,
    Factor,
    Formula,
    Item,
    Judge,
    Occurs,
    Per,
    Ratio,
    Reached,
    Rest,
    Rule,
    State,
    Times,
    Trouble,
    Zero,
)
from perfscore.rules.relations import opposite, relate
from perfscore.rules.text import LONGEST_TEXT, Plain, level

_ELLIPSES = ("…", "...", "。。。", "．．．", "⋯")
_BRANCHES = ("省份", "地区", "单位", "企业", "市县", "县市", "部门", "的", "情况下")
_BREAKS = ("，", "；", "\n", "、", "：")
_HEADS = (
    "扣分项",
    "加分项",
    "一票否决",
    "一票否决项",
    "评分标准",
    "评分办法",
    "计分办法",
    "计分标准",
    "评分规则",
    "注",
    "扣分标准",
    "评分方法",
    "评价标准",
    "计分方法",
    "计分规则",
    "打分标准",
    "评分细则",
    "说明",
    "备注",
)
_STATEMENT_STOPS = (
    "得",
    "扣",
    "加",
    "零",
    "判",
    "满分",
    "分值",
    "乘",
    "外",
    "最高",
    "最低",
    "完止",
    "倒扣",
    "括疑",
    "式",
    "余",
    "按执行",
)


class Refused(Exception):
    """The tokens at which reading stopped, and what was expected there."""

    def __init__(self, at: list[Token], *expected: str) -> None:
        super().__init__()
        self.at = at
        self.expected = expected


@lru_cache(maxsize=4096)
def read(text: str) -> Rule:
    """The rule that ``text`` states; ``rule.trouble`` tells the first place that was not understood. Never raises."""
    written = str(text)
    if len(written) > LONGEST_TEXT:
        return Rule((), Trouble(0, len(written), written[:20], ("不超过4000字的评分标准",), ""), written)
    cut = min((place for place in (written.find(mark) for mark in _ELLIPSES) if place >= 0), default=-1)
    plain = level(written[:cut] if cut >= 0 else written)
    reading = _Reading(plain, truncated=cut >= 0)
    rule = reading.rule()
    items = tuple(_with_text(item, written) for item in rule.items)
    trouble = rule.trouble
    if cut >= 0:
        trouble = Trouble(cut, len(written), _last_part(written[:cut]), ("完整的原文",), "", truncated=True)
    return Rule(items, trouble, written)


def _last_part(text: str) -> str:
    """What stands before the cut, from the last punctuation on: 每超过1个月."""
    begin = max(text.rfind(mark) for mark in "，；。\n,;") + 1
    return text[begin:].strip() or text[-8:]


def _with_text(item: Item, written: str) -> Item:
    return replace(item, text=written[item.begin : item.stop].strip())


class _Reading:
    """One pass over the tokens: pending tokens wait for the effect whose condition they are."""

    def __init__(self, plain: Plain, *, truncated: bool) -> None:
        self.plain = plain
        self.truncated = truncated
        self.items: list[Item] = []
        self.pending: list[Token] = []
        self.formulas: dict[int, Formula] = {}
        self.last_separator = ""
        self.head = ""
        self.branch = ""
        self.grade = ""
        self.method = False
        self.summed = "累计" in plain.text or "累加" in plain.text

    def rule(self) -> Rule:
        trouble = None
        try:
            found = self._formulas(tokens(self.plain.text))
            found = self._examples(brackets.resolve(found, effects.read))
            partials = [token for token in found if token.kind == "零头"]
            self._all([token for token in found if token.kind != "零头"])
            self._partials(partials)
        except Refused as refused:
            trouble = self._trouble(refused)
        items = relate(tuple(self.items))
        if trouble is None and self.method and not self.truncated:
            trouble = self._only_method(items)
        lone = trouble is None and next(
            (item for item in items if isinstance(item, Clause) and item.grade and not _paired(item, items)), None
        )
        if isinstance(lone, Clause):
            trouble = Trouble(lone.begin, lone.stop, lone.grade, ("与之相对的档（如“非产区”）",), "")
        return Rule(items, trouble)

    def _only_method(self, items: tuple[Item, ...]) -> Trouble | None:
        """按完成情况计分，低于60%不得分: how the rest is scored is not said."""
        clauses = [item for item in items if isinstance(item, Clause)]
        if any(not isinstance(clause.effect, Zero) for clause in clauses):
            return None
        stop = self.plain.place(len(self.plain.text) - 1) + 1 if self.plain.text else 0
        return Trouble(0, stop, "", ("按完成比例得分", "分档的得分", "每…扣…分"), "")

    def _partials(self, found: list[Token]) -> None:
        """每逾期1天（不足1天按1天计）扣1分: said within the clause it belongs to."""
        for token in found:
            read = modifiers.read(tokens(token.text), [], None)
            if read is None or read[0] is None:
                raise Refused([token], "不足…按…计")
            begin, stop = self._span([token])
            self.items.append(replace(read[0], begin=begin, stop=stop))

    # --- preparing

    def _formulas(self, found: list[Token]) -> list[Token]:
        """Every part that is arithmetic becomes one token: 式 gives points, 定义 only names a measure."""
        out: list[Token] = []
        for part, separator in _parts(found):
            if formulas.is_candidate(part):
                part = self._formula(part, out)
            out.extend(part)
            out.extend(separator)
        return out

    def _formula(self, part: list[Token], before: list[Token]) -> list[Token]:
        colon = max((place for place, token in enumerate(part) if token.kind == "："), default=-1)
        if 0 <= colon < len(part) - 1 and not any(token.kind in ("乘", "除", "数", "=") for token in part[:colon]):
            return [*part[: colon + 1], *self._formula(part[colon + 1 :], before)]
        written = formulas.read(part)
        if written is None:
            if any(token.kind in ("比例", "按") for token in part):
                return part
            raise Refused(part, "算式（数、名称和＋－×÷）")
        begin, stop = part[written.begin].begin, part[-1].stop
        self.formulas[begin] = written.formula
        scored = (
            len(before) > 1
            and before[-1].kind in ("，", "：")
            and before[-2].text.endswith(("打分", "计分", "得分", "评分"))
        )
        if scored and not written.gives_points:
            self.formulas[begin] = replace(written.formula, words=f"得分={written.formula.words}")
        if not written.gives_points and not scored and not any(token.kind == "=" for token in part):
            raise Refused(part, "分值（如“完成率×分值”“×10分”）")
        kind = "式" if written.gives_points or scored else "定义"
        return [Token(kind, text_of(part[written.begin :]), begin, stop)]

    def _examples(self, found: list[Token]) -> list[Token]:
        """Without 例如…, and without what 以此类推 adds to an example."""
        out: list[Token] = []
        place, example = 0, False
        while place < len(found):
            token = found[place]
            if (not out or out[-1].kind in _BREAKS) and (token.kind == "例" or (example and token.kind == "类推")):
                example = True
                while place < len(found) and found[place].kind not in ("；", "\n"):
                    place += 1
                continue
            out.append(token)
            place += 1
        return out

    # --- the loop

    def _all(self, found: list[Token]) -> None:
        place = 0
        while place < len(found):
            if place == 0 or found[place - 1].kind in _BREAKS or not self.pending:
                after = self._modifier(found, place)
                if after:
                    place = after
                    continue
            place = self._token(found, place)
        self._leftover()

    def _modifier(self, found: list[Token], place: int) -> int:
        """Position behind a part that only moves bounds, or 0."""
        stop = _end_of_part(found, place)
        part = found[place:stop]
        if not part:
            return 0
        outside = modifiers.outside(part, self._span(part))
        if outside is not None:
            self.pending = []
            self.items.append(outside)
            return stop
        if conditions_of(self.pending):
            return 0
        following_stop = (
            _end_of_part(found, stop + 1) if stop < len(found) and found[stop].kind in ("，", "；") else stop
        )
        read = modifiers.read(part, found[stop + 1 : following_stop], self.items[-1] if self.items else None)
        if read is None:
            return 0
        item, joined, _dropped = read
        end = following_stop if joined else stop
        if item is not None:
            begin, stop_at = self._span(found[place:end])
            self.items.append(replace(item, begin=begin, stop=stop_at))
        return end

    def _token(self, found: list[Token], place: int) -> int:
        token = found[place]
        if token.kind == "式":
            self._clause(Found(self.formulas[token.begin], place + 1), found[place : place + 1])
            return place + 1
        if token.kind == "定义":
            self.pending = []
            return place + 1
        effect = effects.read(found, place) or self._more_below(found, place) or self._bare_points(found, place)
        slashes = self._slashes(found, place)
        if slashes:
            return slashes
        if effect is not None:
            self._clause(effect, found[place : effect.stop])
            return effect.stop
        self.pending.append(token)
        return place + 1

    def _bare_points(self, found: list[Token], place: int) -> Found | None:
        """≥95% 5分: points without a verb behind a comparison, and nothing behind them."""
        number = found[place].number
        if number is None or number.unit != "分" or (place + 1 < len(found) and found[place + 1].kind not in _BREAKS):
            return None
        last = self.pending[-1] if self.pending else None
        if (
            number.value == 0
            and last is not None
            and last.kind in ("余", "未完成", "不达标", "文", "完成")
            and not conditions.odd_marks(last.text)
        ):
            return Found(Zero(), place + 1)
        linked = last is not None and (last.kind == "：" or last.text == "为")  # 低于60%为0分, 90%以上：5分
        if linked and len(self.pending) > 1 and _tier(conditions_of(self.pending[:-1])):
            self.pending.pop()
        if (
            not self.pending
            or self.pending[-1].kind in ("扣", "得", "加", "至", "=", *conditions.OPERATORS)
            or not _tier(conditions_of(self.pending))
        ):
            return None
        return Found(Zero() if number.value == 0 else Award(Amount(points=number.value)), place + 1)

    def _more_below(self, found: list[Token], place: int) -> Found | None:
        """倒扣产区4分，非产区1分: the verb serves both."""
        before = next((item for item in reversed(self.items) if isinstance(item, Clause)), None)
        if before is None or not isinstance(before.effect, Below) or not before.grade or conditions_of(self.pending):
            return None
        if found[place].kind == "文" and place + 1 < len(found) and opposite(before.grade, found[place].text):
            number = found[place + 1].number
            if number is not None and number.unit == "分":
                return Found(Below(Amount(points=number.value)), place + 2, grade=found[place].text)
        return None

    def _slashes(self, found: list[Token], place: int) -> int:
        """100/90/80%，得5/4/3分: as many points as words."""
        if found[place].kind != "得" or place + 1 >= len(found):
            return 0
        amounts, stop = _row(found, place + 1)
        pending = (
            strip(self._heading(self.pending))
            if any(token.kind == "：" for token in self.pending)
            else strip(self.pending)
        )
        words, begin = _row(pending, 0)
        if len(amounts) < 2 or amounts[-1].unit != "分":
            return 0
        if len(words) != len(amounts) or begin != len(pending):
            raise Refused(found[place:stop], "与前文档次个数相同的分值")
        tokens_before, self.pending = self.pending, []
        span = self._span([*tokens_before, *found[place:stop]])
        for word, amount in zip(words, amounts, strict=True):
            bound = Bound(Number(word.value, words[-1].unit), True)
            self.items.append(
                Clause(Award(Amount(points=amount.value)), Compare("", bound, None), begin=span[0], stop=span[1])
            )
        return stop

    # --- a clause

    def _clause(self, found: Found, effect_tokens: list[Token]) -> None:
        pending, self.pending = self.pending, []
        sentence = self._statements(pending)
        sentence = self._heading(sentence)
        based = any(token.kind == "此上" for token in sentence)
        sentence = [token for token in sentence if token.kind != "此上"]
        parts = [part for part, _separator in _parts(sentence) if part]
        parts = [
            part for part in (_clean(part, last=index == len(parts) - 1) for index, part in enumerate(parts)) if part
        ]
        begin, stop = self._span([*strip(pending), *effect_tokens] if strip(pending) else effect_tokens)
        effect = found.effect
        if isinstance(effect, Zero) and pending and any(token.kind == "项" for token in pending[-2:]):
            effect = Zero(whole=True)
            found = replace(found, effect=effect)
        if isinstance(effect, Judge):
            self.items.append(Clause(effect, self._loose(parts), begin=begin, stop=stop))
            return
        self.grade = found.grade
        condition, per_what = self._condition(parts, found, effect_tokens)
        if isinstance(effect, (Ratio, Formula)) and per_what is not None:
            raise Refused(effect_tokens, "扣…分（每…扣…分）")
        if effect_tokens[0].kind == "不扣":
            if self.items and isinstance(condition, Reached) and per_what is None:
                return  # 低于目标值不扣分: what the deduction before leaves out
            if self.items or not isinstance(condition, (Compare, Reached)):
                raise Refused(effect_tokens, "得满分")
        if (
            isinstance(effect, Formula)
            and self.items
            and isinstance(self.items[-1], Clause)
            and isinstance(self.items[-1].effect, Ratio)
            and self.items[-1].condition is None
        ):
            self.items.pop()  # 按照完成额进行线性打分，完成额/3500*10分: the formula says how
        self.items.append(Clause(effect, condition, self.grade, per_what, based, self.head, self.branch, begin, stop))

    def _loose(self, parts: list[list[Token]]) -> Condition | None:
        """The condition of a judgement: any words."""
        words = "，".join(text_of(part) for part in parts)
        return State(words) if words else None

    def _condition(
        self, parts: list[list[Token]], found: Found, effect_tokens: list[Token]
    ) -> tuple[Condition | None, Per | None]:
        effect = found.effect
        parts = self._without_method(parts)
        if found.unit:
            words = "，".join(text_of(strip(part)) for part in parts)
            return None, Times(f"{words}每{found.unit}", Number(Fraction(1), found.unit))
        if not parts:
            self._unconditional(effect, effect_tokens)
            return None, None
        if isinstance(effect, Formula):
            return self._before_formula(parts), None
        every = any(token.kind == "每" for part in parts for token in part)
        if every or isinstance(effect, (Deduct, Add, Award, Factor)):
            counted = self._counted(parts, effect, effect_tokens)
            if counted is not None:
                return counted
        return self._when(parts, effect), None

    def _unconditional(self, effect: Effect, effect_tokens: list[Token]) -> None:
        """Points without a condition: 按比例得分, 不加分, or the rest of a text that was cut off."""
        alone = isinstance(effect, (Ratio, Formula, Factor, Below))
        cut = self.truncated and isinstance(effect, (Award, Zero, Deduct))
        if not alone and not cut and not (isinstance(effect, Add) and effect.amount.points == 0):
            raise Refused(effect_tokens, "扣分或得分的条件")

    def _counted(
        self, parts: list[list[Token]], effect: Effect, effect_tokens: list[Token]
    ) -> tuple[Condition | None, Per | None] | None:
        if isinstance(effect, Below):
            raise Refused(effect_tokens, "扣…分")
        counted = per.read(parts, isinstance(effect, (Deduct, Add, Factor)) or self.summed)
        if counted is not None and counted.per.size.value == 0:
            raise Refused(parts[-1], "大于0的一步（每1个、每1%）")
        if counted is not None and isinstance(counted.per, Done) and not isinstance(effect, (Award, Add)):
            raise Refused(effect_tokens, "得分（每完成…得…分）")
        if counted is not None and isinstance(counted.per, Away) and isinstance(effect, Award):
            raise Refused(effect_tokens, "加分（每超过…加…分）", "每完成…得…分")
        if counted is not None and self._may_count(parts, effect, counted):
            return counted.condition, counted.per
        return self._graded(parts, effect)

    def _may_count(self, parts: list[list[Token]], effect: object, counted: per.Counted) -> bool:
        """为每位住院医师配置1名: 每 inside a description counts nothing; a sum of awards must be said (可累计)."""
        if not (isinstance(effect, Award) and isinstance(counted.per, Times)):
            return True
        flat = _join(parts)
        if any(token.kind == "每" for token in flat):
            return not _inner_every(flat)
        return self.summed

    def _graded(self, parts: list[list[Token]], effect: object) -> tuple[Condition | None, Per | None] | None:
        """…不低于95%的，产区得2.5分: the word right before the points is a grade; its opposite must follow."""
        if len(parts) < 2 or not isinstance(effect, (Award, Deduct)):
            return None
        last = strip(parts[-1])
        word = text_of(last)
        if len(word) > 6 or not all(token.kind in ("文", "或") for token in last):
            return None
        counted = (
            per.read(parts[:-1], True) if any(token.kind == "每" for part in parts[:-1] for token in part) else None
        )
        if counted is not None and isinstance(counted.per, Away):
            self.grade = word
            return counted.condition, counted.per
        found = conditions.compare(_join(parts[:-1]))
        if found is not None:
            self.grade = word
            return found, None
        return None

    def _when(self, parts: list[list[Token]], effect: object) -> Condition:
        flat = _join(parts)
        every = [token for token in flat if token.kind == "每"]
        if len(parts) == 1 or all(_is_opening(part) for part in parts[:-1]):
            last = parts[-1]
            if isinstance(effect, Zero):
                once = self._once(last)
                if once is not None:
                    return once
            found = self._beyond_both(last, effect) or conditions.any_of(last)
            found = self._points_apart(found, effect, last)
            if (
                isinstance(found, Compare)
                and found.low is not None
                and found.low == found.high
                and found.low.number.value == 1
                and found.low.number.unit not in ("", *per.MEASURES)
                and not self._in_row(found)
            ):
                raise Refused(last, "每完成1个得…分，或完成1个及以上得…分")
            if (
                isinstance(effect, (Zero, Deduct, Add))
                and isinstance(found, Compare)
                and found.low is not None
                and found.low == found.high
                and not any(token.kind == "=" for token in last)
                and not self._in_row(found)
            ):
                raise Refused(last, "比较（低于60%、超过10%）")
            if found is not None and not (isinstance(found, State) and every and not _inner_every(last)):
                return found
            raise Refused(last, "看得懂的条件", "比较（达到90%以上、低于80%）", "完成情况（未完成指标值）")
        joined = self._points_apart(conditions.compare(flat), effect, flat)
        if isinstance(joined, Compare):
            if joined.low is not None and joined.low == joined.high and isinstance(effect, (Zero, Deduct)):
                raise Refused(parts[-1], "比较（低于60%、超过10%）")
            return joined
        found = conditions.state(flat)
        if (
            found is not None
            and not any(_has_comparison(part) for part in parts)
            and not (every and not _inner_every(flat))
        ):
            return found
        raise Refused(parts[-1], "看得懂的条件")

    def _beyond_both(self, part: list[Token], effect: object) -> Condition | None:
        """90%—110%得满分，低于90%或高于110%不得分: whatever the stretch before leaves on either side."""
        place = next((index for index, token in enumerate(part) if token.text in ("或", "或者")), None)
        before = self.items[-1] if self.items else None
        if not place or not isinstance(effect, Zero) or not isinstance(before, Clause):
            return None
        inner, below, above = before.condition, conditions.compare(part[:place]), conditions.compare(part[place + 1 :])
        if not isinstance(inner, Compare) or below is None or above is None or inner.low is None or inner.high is None:
            return None
        if below.high is None or above.low is None or below.low is not None or above.high is not None:
            return None
        same = below.high.number == inner.low.number and above.low.number == inner.high.number
        return Rest() if same else None

    def _in_row(self, found: Compare) -> bool:
        """3次及以上得满分，2次得3分，1次得1分，0次不得分: one value after another in one unit."""
        row = [
            item.condition for item in self.items if isinstance(item, Clause) and isinstance(item.condition, Compare)
        ]
        bound = found.low
        return (
            bound is not None
            and not found.subject
            and any(
                end is not None and end.number.unit == bound.number.unit
                for other in row
                for end in (other.low, other.high)
            )
        )

    def _points_apart(self, found: Condition | None, effect: object, last: list[Token]) -> Condition | None:
        """低于10个百分点: percentage points are a distance, never a value."""
        if not isinstance(found, Compare) or found.base:
            return found
        bound = found.low or found.high
        if bound is None or bound.number.unit != "个百分点":
            return found
        if not isinstance(effect, Zero) or (found.low is not None and found.high is not None):
            raise Refused(last, "每低1个百分点…，或低于90%…")
        if found.low is not None:
            return replace(found, base="超")
        return Compare(found.subject, replace(bound, closed=not bound.closed) if bound.firm == 1 else bound, None, "低")

    def _once(self, part: list[Token]) -> Condition | None:
        """1台不符合要求不得分: at least one."""
        part = strip(part)
        numbers = [token.number for token in part if token.number is not None]
        if len(numbers) != 1 or numbers[0].value != 1 or numbers[0].unit in per.MEASURES or not numbers[0].unit:
            return None
        place = next(index for index, token in enumerate(part) if token.number is not None)
        if (place and part[place - 1].kind in (*conditions.OPERATORS, "至")) or (
            place + 1 < len(part)
            and part[place + 1].kind in ("以上", "及以上", "以下", "及以下", "以内", "至", "含", "不含")
        ):
            return None
        if not all(token.kind in conditions.FREE or token.kind == "数" for token in part) or any(
            token.kind in ("完成", "未完成") for token in part
        ):
            return None
        return Occurs(text_of(part), numbers[0])

    def _before_formula(self, parts: list[list[Token]]) -> Condition | None:
        for part in parts[:-1]:
            if not _is_opening(part) and conditions.compare(part) is None:
                raise Refused(part, "算式的适用条件")
        last = parts[-1]
        found = conditions.rest(last) or conditions.compare(last) or conditions.reached(last)
        if isinstance(found, Compare) and found.low == found.high:
            return None
        if found is None and not _is_opening(last) and not _is_text_only(last):
            raise Refused(last, "算式的适用条件")
        return found

    def _without_method(self, parts: list[list[Token]]) -> list[list[Token]]:
        if not parts:
            return parts
        kept = [part for part in parts[:-1] if not per.is_method(part)]
        self.method = self.method or any(map(per.is_method, parts))
        last = parts[-1]
        if per.is_method(last):
            return kept
        return [*kept, last]

    # --- sentences without points

    def _statements(self, pending: list[Token]) -> list[Token]:
        """The last sentence of what is pending; those before it must be statements that carry no points."""
        sentences: list[list[Token]] = [[]]
        for token in pending:
            if token.kind == "；":
                sentences.append([])
            else:
                sentences[-1].append(token)
        filled = [sentence for sentence in sentences if conditions_of(sentence)]
        if not filled:
            return []
        kept: list[Token] = []
        for sentence in filled[:-1]:
            kept.extend(self._statement(sentence))
        return [*kept, *filled[-1]]

    def _statement(self, sentence: list[Token]) -> list[Token]:
        """A sentence before the condition: dropped when it is only a method, kept when it states a threshold."""
        sentence = self._heading(sentence)
        if not sentence:
            return []
        found = conditions.compare(sentence)
        dated = any(token.kind == "日期" for token in sentence)
        if dated and conditions.reached(sentence) is None:
            raise Refused(sentence, "看得懂的期限（6月30日前完成）")
        if found is not None or dated:
            return [*sentence, Token("，", "，", sentence[-1].stop, sentence[-1].stop)]
        clear = not any(
            token.kind in (*_STATEMENT_STOPS, "每") or (token.number is not None and token.number.unit in ("%", "分"))
            for token in sentence
        )
        if clear and not self.items:
            return []
        raise Refused(sentence, "得分或扣分（扣…分、得…分、不得分）")

    def _heading(self, sentence: list[Token]) -> list[Token]:
        """Without 评分标准：, 资金管理：; the words are kept, for they say what is measured."""
        place = max((index for index, token in enumerate(sentence) if token.kind == "："), default=-1)
        if place < 0:
            return sentence
        if place == len(sentence) - 1:
            return self._heading(sentence[:place])  # 完成率≥100%：得5分
        head = strip([token for token in sentence[:place] if token.kind != "括分"])
        if not head:
            return sentence[place + 1 :]
        words = text_of(head)
        if words.endswith(_BRANCHES) and conditions.state(head) is not None:
            self.branch, self.head = words, ""
            return sentence[place + 1 :]
        if (
            any(
                token.kind in ("数", "每", *_STATEMENT_STOPS) and token.text not in ("评分", "得分", "计分")
                for token in head
                if token.kind != "文"
            )
            and words not in _HEADS
            and not words.endswith(_HEADS)
        ):
            raise Refused(head, "标题（不含数字和分值）")
        if self.branch or words.startswith(("若", "如")) or any(token.kind in ("完成", "未完成") for token in head):
            raise Refused(head, "标题（不含条件）")
        if words not in _HEADS and not words.endswith(_HEADS) and words not in ("计算公式", "公式"):
            self.head = words if len(words) <= 24 and not per.is_method(head) else self.head
        return sentence[place + 1 :]

    def _leftover(self) -> None:
        pending = strip([token for token in self.pending if token.kind not in _BREAKS])
        kept, self.pending = self.pending, []
        if not self.items and not self.truncated and self._bare(kept):
            return
        if pending and not self.truncated:
            raise Refused(pending, "扣…分", "得…分", "不得分", "按比例得分")
        if not pending and not any(isinstance(item, Clause) for item in self.items) and not self.truncated:
            raise Refused([Token("", "", 0, 0)], "扣…分", "得…分", "不得分", "按比例得分")

    def _bare(self, pending: list[Token]) -> bool:
        """项目通过相关组织的验收: a passed inspection without points; whoever passed has full marks."""
        sentence = strip(pending)
        words = text_of(sentence)
        if "通过" not in words or not words.endswith(("验收", "评审", "审核", "审查")) or len(words) > 24:
            return False
        if any(token.kind in _BREAKS for token in sentence) or not isinstance(conditions.any_of(sentence), State):
            return False
        begin, stop = self._span(sentence)
        self.items.append(Clause(Award(FULL), State(words), begin=begin, stop=stop))
        return True

    # --- places

    def _span(self, stretch: list[Token]) -> tuple[int, int]:
        begin = min(token.begin for token in stretch)
        stop = max(token.stop for token in stretch)
        return self.plain.place(begin), self.plain.place(stop - 1) + 1 if stop else 0

    def _trouble(self, refused: Refused) -> Trouble:
        at = [token for token in refused.at if token.stop > token.begin]
        if not at:
            return Trouble(0, len(self.plain.text), "", refused.expected, "")
        begin, stop = self._span(at)
        words = "".join(token.text for token in at)
        return Trouble(begin, stop, words, refused.expected, "")


def _tier(pending: list[Token]) -> bool:
    """A comparison or a grade word: it may have its points without a verb."""
    return conditions.compare(pending) is not None or conditions.grade(pending) is not None


def _paired(clause: Clause, items: tuple[Item, ...]) -> bool:
    return any(
        isinstance(item, Clause) and opposite(item.grade, clause.grade)
        for item in items
        if isinstance(item, Clause) and item.grade
    )


def conditions_of(pending: list[Token]) -> list[Token]:
    """What is pending, without separators and filler."""
    return strip([token for token in pending if token.kind not in _BREAKS])


def _parts(found: list[Token]) -> list[tuple[list[Token], list[Token]]]:
    """Comma parts with the separator behind each; brackets keep a part together."""
    parts: list[tuple[list[Token], list[Token]]] = []
    part: list[Token] = []
    depth = 0
    for token in found:
        depth += {"（": 1, "）": -1}.get(token.kind, 0)
        if depth <= 0 and token.kind in ("，", "；", "\n"):
            parts.append((part, [token]))
            part = []
        else:
            part.append(token)
    parts.append((part, []))
    return parts


def _end_of_part(found: list[Token], place: int) -> int:
    while place < len(found) and found[place].kind not in ("，", "；", "\n", "、"):
        place += 1
    return place


def _clean(part: list[Token], *, last: bool) -> list[Token]:
    part = strip(part)
    if last and len(part) > 1 and part[-1].text == "为":  # 100%为满分
        part = strip(part[:-1])
    return part


def _join(parts: list[list[Token]]) -> list[Token]:
    flat: list[Token] = []
    for part in parts:
        if flat:
            flat.append(Token("，", "，", part[0].begin, part[0].begin))
        flat.extend(part)
    return flat


def _is_opening(part: list[Token]) -> bool:
    """按照…, 根据…: a way of scoring before the condition."""
    return per.is_method(part) and not text_of(part).endswith("执行")


def _is_text_only(part: list[Token]) -> bool:
    return all(token.kind in conditions.FREE for token in part)


def _has_comparison(part: list[Token]) -> bool:
    return any(token.kind == "数" for token in part) and conditions.compare(part) is not None


def _inner_every(part: list[Token]) -> bool:
    """为每位…: 每 inside a description, behind a preposition or a noun."""
    for place, token in enumerate(part):
        following = part[place + 1].text[:1] if place + 1 < len(part) else ""
        if following and following in "月年季周日天":
            continue
        if token.kind == "每" and not (
            (place and part[place - 1].text.endswith(("为", "对", "给", "向", "使", "由")))
            or (place and part[place - 1].kind == "=")
        ):
            return False
    return True


def _row(found: list[Token], place: int) -> tuple[list[Number], int]:
    """5/4/3分"""
    numbers: list[Number] = []
    while place < len(found) and found[place].number is not None:
        numbers.append(found[place].number)  # type: ignore[arg-type]  # checked on the line above
        place += 1
        if place + 1 < len(found) and found[place].kind == "除" and found[place + 1].number is not None:
            place += 1
            continue
        break
    return numbers, place
