"""What only the whole text tells: branches, bare relations, ways of speaking, words that were lost."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from perfscore.language import units
from perfscore.rules import islands
from perfscore.rules.nodes import (
    Away,
    Clause,
    Compare,
    Condition,
    Count,
    Effect,
    Else,
    Flag,
    Item,
    Late,
    Reached,
    Remark,
    Trouble,
)
from perfscore.rules.opposites import alike
from perfscore.rules.sentences.state import EXPECTED, Reading
from perfscore.rules.spans import scan

_MATTERS = re.compile(
    r"[\d%％<>≥≤＜＞=＝+＋×÷扣得减奖每各乘倍半]|[不未无没非]|[低高少大多]于|超过|达到|以[上下内]|除外"
)


_HEAD = re.compile(
    r"[^：:]{0,10}(?:标准|项目?|方法|细则|办法|指标|依据|说明|否决)\s*[：:]|\d{1,2}\s*[、.．)）]|一票否决"
)


def left_over(items: tuple[Item, ...], text: str) -> Trouble | None:
    """Words before an effect without a condition that lie in no item although they can change a score: its condition was lost."""
    owned = bytearray(len(text))
    for item in items:
        owned[item.begin : item.stop] = b"\x01" * (min(item.stop, len(text)) - item.begin)
    kept = "".join("\n" if own else mark for mark, own in zip(text, owned, strict=True))
    bare = [item.begin for item in items if isinstance(item, Clause) and not item.conditions and item.per is None]
    for begin in bare:
        words = re.split("[；。\n]", kept[:begin])[-1].strip("，,、（）()：: ")
        if words and _MATTERS.search(words) and not _HEAD.match(words + "："):
            return Trouble(begin - len(kept[:begin].rpartition("\n")[2]), begin, words[:40], ("能用上的字",))
    return None


def told(item: Item, trouble: Trouble | None) -> Item:
    """A remark in which the text stopped being understood is no remark."""
    if trouble is None or not isinstance(item, Remark) or item.begin >= trouble.stop or trouble.begin >= item.stop:
        return item
    return replace(item, kind="未")


def spoken(state: Reading) -> None:
    """按完成情况计分 is a way of speaking only where the rest says how; beside 低于60%不得分 alone it is not."""
    ways = [item for item in state.items if isinstance(item, Remark) and item.kind == "话"]
    says = [item for item in state.items if isinstance(item, Clause) and item.effect.kind not in ("零", "罢")]
    if ways and not says:
        state.trouble = state.trouble or Trouble(ways[0].begin, ways[0].stop, ways[0].text, EXPECTED)
        state.items.append(Remark("未", ways[0].text, ways[0].begin, ways[0].stop))
    if state.pending is not None:
        _judged(state, *islands.trimmed(state.signs, *state.pending))
    _told_twice(state)
    _counted_again(state)
    _still_late(state)
    _relative(state)


def _judged(state: Reading, begin: int, stop: int) -> None:
    """未完成的按完成情况得分: a condition whose effect is told, but not how much of it."""
    if stop - begin < 2:
        return
    made = tuple(islands.conditions_of(state.typed, state.signs, begin, stop))
    if not all(isinstance(one, (Compare, Reached)) for one in made):
        state.fail(begin, stop)
        return
    text, place = state.typed.text(begin, stop), state.typed.place(begin, stop)
    state.items.append(Clause(made, None, Effect("酌"), text, *place, state.section, state.sentence))


def _told_twice(state: Reading) -> None:
    """得分=分值×得分率，得分=完成值/目标值: one name cannot be two formulas."""
    computed = [item for item in state.items if isinstance(item, Clause) and item.effect.kind == "式"]
    for one, two in itertools.pairwise(computed):
        same = one.title == two.title == "得分" and one.section == two.section and one.effect != two.effect
        if same and not one.conditions and not two.conditions:
            state.trouble = state.trouble or Trouble(two.begin, two.stop, two.text[:40], EXPECTED)
            state.items.append(Remark("未", two.text, two.begin, two.stop))


_AGAIN = re.compile(
    "(?P<number>(?:.*?(?:有|发现|出现|发生|存在))?.+?(?:及|含)?以[上下]的?)(?P<what>[^\\d，；。以]{1,12})"
)


def _counted_again(state: Reading) -> None:
    """每有一处错误扣1分，有三处及以上错误不得分: a number of what another clause counts, named again, is that count."""
    counts = [item for item in state.items if isinstance(item, Clause) and isinstance(item.per, Count)]
    for at, item in enumerate(state.items):
        if not isinstance(item, Clause) or item.effect.kind not in ("零", "扣") or len(item.conditions) != 1:
            continue
        only = item.conditions[0]
        found = _AGAIN.fullmatch(only.words) if isinstance(only, Flag) else None
        if found is None or not any(found["what"] in one.per.words for one in counts if isinstance(one.per, Count)):
            continue
        part = scan(found["number"])
        bound = islands.condition(part, part.signs, 0, len(part.signs))
        if isinstance(bound, Compare):
            state.items[at] = replace(item, conditions=(replace(bound, words=item.text),))


def _still_late(state: Reading) -> None:
    """超时10分钟以内的折半，超过10分钟不得分; 迟报1—3日扣1分，4—6日扣2分: behind a lateness, durations alone are lateness too."""
    late: set[tuple[object, str]] = set()
    sentence = -1
    for at, item in enumerate(state.items):
        if not isinstance(item, Clause):
            continue
        made: list[Condition] = []
        for one in item.conditions:
            bounds = [one.low, one.high] if isinstance(one, (Late, Compare)) else []
            numbers = [bound.number for bound in bounds if bound is not None]
            keys = {bound.key() for bound in bounds if bound is not None}
            if isinstance(one, Late):
                late, sentence = late | keys, item.sentence
            lasting = item.sentence == sentence and all(number.unit.family in units.DURATIONS for number in numbers)
            same = isinstance(one, Compare) and not one.subject and (keys & late or lasting)
            made.append(Late(one.low, one.high, one.words) if isinstance(one, Compare) and same else one)
        state.items[at] = replace(item, conditions=tuple(made))


def _relative(state: Reading) -> None:
    """投诉率未超过2%的不扣分，超过的扣5分: a bare relation behind a number is that number."""
    before: Clause | None = None
    for at, item in enumerate(state.items):
        if not isinstance(item, Clause):
            continue
        one = item.conditions[0] if len(item.conditions) == 1 else None
        other = (
            before.conditions[-1]
            if before is not None and before.conditions and before.sentence >= item.sentence - 1
            else None
        )
        if (
            isinstance(one, Reached)
            and islands.is_bare(one.words)
            and isinstance(other, Compare)
            and (other.low is None) != (other.high is None)
        ):
            bound = other.low or other.high
            if bound is not None:
                turned = replace(bound, included=not bound.included if bound.included is not None else False)
                made = (
                    Compare(other.subject, None, turned, other.absolute, False, one.words)
                    if other.low is not None
                    else Compare(other.subject, turned, None, other.absolute, False, one.words)
                )
                state.items[at] = replace(item, conditions=(made,))
        elif (
            isinstance(one, Reached)
            and islands.is_bare(one.words)
            and isinstance(other, Flag)
            and not one.yes
            and before is not None
            and before.effect.kind == "得"
        ):
            state.items[at] = replace(item, conditions=(Else(one.words),))
        before = item


def branches(state: Reading) -> None:
    """…的，产区得2.5分，非产区得1.5分: a short word before the points, told beside another, is a branch of its own."""
    clauses = [(at, item) for at, item in enumerate(state.items) if isinstance(item, Clause)]
    for (at, one), (_, two) in itertools.pairwise(clauses):
        if one.sentence != two.sentence or not one.conditions or not two.conditions:
            continue
        first, second = one.conditions[-1], two.conditions[-1]
        if not isinstance(first, Flag) or not isinstance(second, Flag) or len(two.conditions) > 1:
            continue
        _head, comma, word = first.words.rpartition("，")
        if not comma or len(word) > 6 or not alike(word, second.words) or len(second.words) > 6:
            continue
        stretch = state.stretches.get(at)
        if stretch is None:
            continue
        begin, stop = stretch
        place = state.signs.rfind("，", begin, stop)
        if state.signs[place - 1] not in "的者时" and not isinstance(one.per, Away):
            continue
        made = tuple(islands.conditions_of(state.typed, state.signs, *islands.trimmed(state.signs, begin, place)))
        state.items[at] = replace(one, conditions=(*made, Flag(word)))
