"""How clauses lean on one another: a grade beside a condition, a verb or 每 that serves several, numbering of conditions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from perfscore.rules.conditions import GRADES
from perfscore.rules.lexer import Number
from perfscore.rules.nodes import Award, Bound, Clause, Compare, Deduct, Grade, Item, Rest, State, Times, Zero

_DENIALS = ("非", "不", "未", "没有", "无")


def opposite(one: str, other: str) -> bool:
    """Whether the words say plainly the contrary: 诚信经营 / 不诚信经营, 有制度 / 无制度, 产区 / 非产区."""
    return one != other and (_denies(one, other) or _denies(other, one))


def contrary(later: str, before: str) -> bool:
    """As :func:`opposite`, for the clause right behind, which may leave the subject out: 制度健全 / 不健全."""
    if opposite(later, before) or later in (
        "没有",
        "无",
        "未有",
        "不具备",
        "不具有",
        "没有提供",
        "未提供",
        "不提供",
        "否",
        "不符合",
        "不满足",
        "未达到",
        "没有达到",
        "未做到",
        "未开展",
        "未建立",
        "未制定",
    ):
        return True
    for word in _DENIALS:
        if later.startswith(word):
            rest = later[len(word) :]
            if (
                len(rest) >= 2
                and before.endswith((rest, "有" + rest))
                and not before.endswith(tuple(denial + rest for denial in _DENIALS))
            ):
                return True
            if word in ("无", "没有") and rest and before.endswith("有" + rest):
                return True
    return False


def _denies(denied: str, plain: str) -> bool:
    for word in _DENIALS:
        place = denied.find(word)
        if place < 0:
            continue
        without = denied[:place] + denied[place + len(word) :]
        if (
            without == plain
            or (word in ("没有", "无", "未") and without == plain.replace("有", "", 1))
            or (word in ("没有", "无", "未") and denied.replace(word, "有", 1) == plain)
        ):
            return True
        if (
            without.replace("能", "", 1) == plain
            or without == plain.replace("已", "", 1)
            or without == plain.replace("能", "", 1)
        ):
            return True
    return False


def relate(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with what they leave unsaid filled in from the clause before."""
    found: list[Item] = []
    for item in items:
        item = _none_of_them(_shrunk(_relative(item, found), found), found)
        before = found[-1] if found else None
        if isinstance(item, Clause) and isinstance(before, Clause):
            pair = _grades(before, item) or _same_verb(before, item)
            if pair is not None:
                found[-1:] = pair
                continue
        found.append(item)
    return tuple(_two_states(_graded(found)))


def _relative(item: Item, before: list[Item]) -> Item:
    """达到目标值的100%…，达到90%以上…: the later percentages are of the target too."""
    if (
        not isinstance(item, Clause)
        or not isinstance(item.condition, Compare)
        or item.condition.base
        or item.condition.subject
    ):
        return item
    bound = item.condition.low or item.condition.high
    first = next(
        (other for other in before if isinstance(other, Clause) and isinstance(other.condition, Compare)), None
    )
    if first is None or bound is None or bound.number.unit != "%":
        return item
    if not isinstance(first, Clause):
        raise TypeError(first)
    if not isinstance(first.condition, Compare):
        raise TypeError(first.condition)
    return replace(item, condition=replace(item.condition, base="指标")) if first.condition.base == "指标" else item


_BARE_DENIALS = ("未开展", "未组织", "未举办", "未参加", "没有", "无", "未有", "没有的", "都没有", "均无")


def _none_of_them(item: Item, before: list[Item]) -> Item:
    """10个以上得5分，…，没有不得分: whatever no tier holds."""
    if (
        not isinstance(item, Clause)
        or not isinstance(item.condition, State)
        or item.condition.words not in _BARE_DENIALS
    ):
        return item
    last = before[-1] if before else None
    tiered = isinstance(last, Clause) and isinstance(last.condition, Compare) and isinstance(last.effect, Award)
    return replace(item, condition=Rest()) if tiered and isinstance(item.effect, Zero) else item


def _shrunk(item: Item, before: list[Item]) -> Item:
    """较上年增长5%以上…，下降不得分: growth below nothing."""
    if not isinstance(item, Clause) or not isinstance(item.condition, State):
        return item
    if item.condition.words not in ("下降", "负增长", "减少", "降低", "未增长"):
        return item
    grown = any(
        isinstance(other, Clause)
        and isinstance(other.condition, Compare)
        and other.condition.subject.endswith(("增长", "增加", "提高", "提升", "上升", "增长率"))
        for other in before
    )
    if not grown:
        return item
    end = Bound(Number(Fraction(0), "%"), item.condition.words == "未增长")
    return replace(item, condition=Compare("", None, end))


def _graded(items: list[Item]) -> list[Item]:
    """获得A级得10分，B级得8分: the word behind the verb is a grade like those that follow."""
    out = list(items)
    for place, item in enumerate(out[:-1]):
        following = out[place + 1]
        if not isinstance(item, Clause) or not isinstance(item.condition, State):
            continue
        if not isinstance(following, Clause) or not isinstance(following.condition, Grade) or item.per is not None:
            continue
        words = item.condition.words
        grade = next((words[start:] for start in range(1, len(words)) if words[start:] in GRADES), None)
        if grade is not None and words[: -len(grade)].endswith(_GRADE_VERBS):
            out[place] = replace(item, condition=Grade((grade,)))
    return out


_GRADE_VERBS = ("获得", "获", "评为", "达到", "为", "得到", "评定", "结果", "等级", "取得", "评价", "考核", "被评为")


def _two_states(items: list[Item]) -> list[Item]:
    """合格得5分，不合格不得分: two opposite words are one 是/否, three are grades."""
    out = list(items)
    place = 0
    while place < len(out):
        stop = place
        while stop < len(out) and isinstance(out[stop], Clause) and isinstance(out[stop].condition, Grade):  # type: ignore[union-attr]  # a clause
            stop += 1
        pair = out[place:stop]
        if len(pair) == 2:
            one, other = pair
            if not isinstance(one, Clause):
                raise TypeError(one)
            if not isinstance(other, Clause):
                raise TypeError(other)
            first, second = str(one.condition), str(other.condition)
            if opposite(first, second):
                out[place : place + 2] = [replace(one, condition=State(first)), replace(other, condition=State(second))]
        place = max(stop, place + 1)
    return out


def _grades(before: Clause, clause: Clause) -> list[Item] | None:
    """…的，产区得2.5分，非产区得1.5分: one condition, points by grade."""
    if (
        not isinstance(clause.condition, State)
        or type(clause.effect) is not type(before.effect)
        or clause.per is not None
    ):
        return None
    word = clause.condition.words
    if (before.grade and before.condition is not None) or (before.per is not None and before.grade):
        if opposite(before.grade, word):
            return [before, replace(clause, condition=before.condition, per=before.per, grade=word)]
        return None
    if isinstance(before.condition, State) and "，" in word and "，" in before.condition.words:
        head, _, last = word.rpartition("，")
        first_head, _, first_last = before.condition.words.rpartition("，")
        if head == first_head and opposite(first_last, last):
            return [
                replace(before, condition=State(head), grade=first_last),
                replace(clause, condition=State(head), grade=last),
            ]
    split = _last_word(before, word)
    if split is None:
        return None
    first, _last = split
    return [first, replace(clause, condition=first.condition, per=first.per, grade=word)]


def _last_word(before: Clause, word: str) -> tuple[Clause, str] | None:
    """The clause without its last part, where that part is the opposite of ``word``."""
    if isinstance(before.condition, State) and before.per is None and "，" in before.condition.words:
        head, _, last = before.condition.words.rpartition("，")
        if opposite(last, word):
            return replace(before, condition=State(head.removesuffix("的")), grade=last), last
    return None


def _same_verb(before: Clause, clause: Clause) -> list[Item] | None:
    """每发现一个高危扣20分、中危扣10分: 每发现一个 serves both."""
    if not (isinstance(before.per, Times) and isinstance(before.effect, Deduct) and isinstance(clause.effect, Deduct)):
        return None
    if not isinstance(clause.condition, State) or clause.per is not None or len(clause.condition.words) > 6:
        return None
    if "每" not in before.per.words or any(mark in clause.condition.words for mark in ("未", "不", "无", "没")):
        return None
    return [before, replace(clause, condition=None, per=Times(clause.condition.words, before.per.size))]


__all__ = ["Award", "Grade", "opposite", "relate"]
