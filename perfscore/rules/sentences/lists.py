"""Several clauses told as one: 各扣2分, 分别扣3分、2分, 100/90/80%得5/4/3分."""

from __future__ import annotations

import re
from dataclasses import replace

from perfscore.rules import islands
from perfscore.rules import sensitive as s
from perfscore.rules.nodes import NOTHING, Amount, Bound, Clause, Compare, Count, Effect, Flag
from perfscore.rules.sentences.state import Reading
from perfscore.rules.skeleton import Anchor, anchors
from perfscore.rules.spans import NUMBER, POINTS, QUANTITY, Number, Typed

_Split = tuple[tuple[int, int], list[tuple[int, int]], tuple[int, int]]  # lead, items, tail


def read_list(state: Reading, anchor: Anchor, at: int, begin: int, stop: int, effect: Effect) -> bool:
    """A、B各扣2分; 被省、市通报的分别扣3分、2分; 低于80%、70%的分别扣1分、2分: a clause for each."""
    signs = state.signs
    head = signs[begin : anchor.begin] + signs[anchor.begin : anchor.stop]
    amounts = _amounts(state, anchor)
    each = re.search(
        f"(?:各(?:自|项)?|分别)(?:{s.TAKE}|{s.GIVE}|{s.ADD}|[{POINTS}])", head
    ) is not None and not re.search("各项|各类", signs[max(begin, anchor.begin - 2) : anchor.begin + 1])
    slashed = "/" in signs[anchor.stop - 1 : state.following[0].begin + 1] if state.following else False
    if (
        not each
        and not (slashed and "/" in signs[begin:stop])
        and (len(amounts) < 2 or not re.search("分别|对应", head))
    ):
        return False
    split = _split(signs[begin:stop], len(amounts) if len(amounts) > 1 else 0)
    if split is None:
        unread = len(amounts) > 1 or re.search(
            f"{QUANTITY}各?$", signs[begin:stop]
        )  # 以上三项各1分: which of them hold
        if unread:
            state.fail(begin, anchor.stop)
            state.refused(begin, anchor.stop)
        return bool(unread)
    lead, items, tail = split
    for index, item in enumerate(items):
        amount = amounts[index] if len(amounts) > 1 else effect.amount
        part, name = _item(state, begin, lead, item, tail)
        _read_item(state, anchor, at, part, name, _worth(anchor, effect, amount))
    state.skip = max([anchor.stop, *(extra.stop for extra in state.following)])
    return True


def _worth(anchor: Anchor, effect: Effect, amount: Amount) -> Effect:
    """The effect of one item: nothing given is 不得分, nothing taken is 不扣分."""
    kind = {"take": "扣", "add": "加", "give": "得", "alone": effect.kind, "equals": "得"}.get(anchor.name, effect.kind)
    if amount == NOTHING:
        return replace(effect, kind={"扣": "免", "加": "罢"}.get(kind, "零"), amount=NOTHING)
    return replace(effect, kind=kind, amount=amount)


def _item(
    state: Reading, begin: int, lead: tuple[int, int], item: tuple[int, int], tail: tuple[int, int]
) -> tuple[Typed, str]:
    """One item with the words before and behind the list, as if they stood together; and its name."""
    typed = state.typed
    stretches = [(begin + first, begin + last) for first, last in (lead, item, tail)]
    order = [at for first, last in stretches for at in range(first, last)]
    part = Typed(
        "".join(state.signs[at] for at in order),
        tuple(typed.values[at] for at in order),
        tuple(typed.begins[at] for at in order),
        tuple(typed.stops[at] for at in order),
        typed.written,
    )
    return part, "".join(typed.level(*stretch) for stretch in stretches).strip("，、；。的 ")


def _read_item(state: Reading, anchor: Anchor, at: int, part: Typed, name: str, effect: Effect) -> None:
    found = islands.read(part, part.signs, 0, len(part.signs), anchor.per, effect.kind)
    per = replace(found.per, words=name) if isinstance(found.per, Count) else found.per
    made = tuple(Flag(name) if isinstance(one, Flag) else one for one in found.conditions)
    text, place = state.typed.text(at, anchor.stop), state.typed.place(at, anchor.stop)
    if anchor.name == "alone" and isinstance(per, Count):
        state.bare.add(len(state.items))
    state.items.append(Clause(made, per, effect, text, *place, state.section, state.sentence, scope=state.scope))


def _amounts(state: Reading, anchor: Anchor) -> list[Amount]:
    """The points of 分别扣3分、2分、1分: this amount and the bare ones that follow it behind 、."""
    found = [anchor.effect.amount] if anchor.effect is not None else []
    state.following = []
    numbers = _NUMBERS.match(state.signs, anchor.stop)
    if numbers is not None and anchor.effect is not None:
        places = [at for at in range(numbers.start(), numbers.end()) if state.signs[at] in NUMBER + POINTS]
        state.following = [Anchor("alone", at, at + 1) for at in places]
        return found + [Amount(state.typed.number(at).value) for at in places]
    at = anchor.stop
    for one in anchors(state.typed, state.signs, at, len(state.signs)):
        if (
            state.signs[at : one.begin] not in ("、", "/", "和")
            or one.effect is None
            or one.name not in ("alone", "take", "give", "add")
        ):
            break
        found.append(one.effect.amount)
        state.following.append(one)
        at = one.stop
    return found


def _split(words: str, count: int) -> _Split | None:
    """Lead, items and tail of the list in a stretch; ``count`` 0: as many as there are."""
    numbers = list(re.finditer(f"[{QUANTITY}{NUMBER}](?:[、/][{QUANTITY}{NUMBER}])+", words))
    if len(numbers) == 1:
        found = numbers[0]
        items = [
            (found.start() + at, found.start() + at + 1) for at, sign in enumerate(found.group()) if sign not in "、/"
        ]
        return ((0, found.start()), items, (found.end(), len(words))) if count in (0, len(items)) else None
    begin = 0
    for part in re.split("(?<=，)", words):
        pieces = _items(part)
        if len(pieces) >= 2 and (count in (0, len(pieces))) and not re.search("（", part):
            return _pieces(words, [(begin + one.start(), begin + one.end()) for one in pieces])
        begin += len(part)
    return None


def _items(part: str) -> list[re.Match[str]]:
    """The items of a list; 及 of 涉及, 及时 and 以及 joins nothing."""
    return list(re.finditer("(?:[^、/或和及与，]|(?<=[涉普危])及|及(?=时|格))+", part))


def _pieces(words: str, items: list[tuple[int, int]]) -> _Split:
    """The items of a list of words; what the last one ends in (每次, 的) belongs to all."""
    begin, last = items[-1]
    tail = re.search("每[^，]*$|的$", words[begin:])
    stop = begin + tail.start() if tail is not None and tail.start() > 0 else last
    return (0, 0), [*items[:-1], (begin, stop)], ((stop, len(words)) if words[stop:].strip("，的") else (last, last))


_NUMBERS = re.compile(
    f"(?:[、/和及][{NUMBER}{POINTS}])*[、/和及]{POINTS}"
)  # 分别得10、8、6、0分: the last one names the unit
_SLASHED = re.compile(
    f"(?P<lead>[^，；。{s.SPANS}]*)(?P<bounds>[{NUMBER}{QUANTITY}](?:/[{NUMBER}{QUANTITY}])+)(?P<mid>(?:以上|的|时|，|、|分别|对应)*)(?P<verb>{s.GIVE}分?|)(?P<points>[{NUMBER}{POINTS}](?:/[{NUMBER}{POINTS}])+)"
)


def read_slashed(state: Reading, begin: int, stop: int) -> int:
    """100/90/80%，得5/4/3分: a cascade told by two lists of one length. What comes back is where it ends, or ``begin``."""
    typed, signs = state.typed, state.signs
    found = _SLASHED.match(signs, begin, stop)
    if found is None:
        return begin
    bounds = [typed.number(found.start("bounds") + at) for at in range(0, len(found["bounds"]), 2)]
    points = [typed.number(found.start("points") + at).value for at in range(0, len(found["points"]), 2)]
    unit = bounds[-1]
    if len(bounds) != len(points) or (not found["verb"] and signs[found.end("points") - 1] != POINTS):
        return begin
    scale = islands.scale_of(unit)
    text, place = typed.text(begin, found.end()), typed.place(begin, found.end())
    for number, worth in zip(bounds, points, strict=True):
        value = number if number.unit.name else Number(number.value * scale, unit.unit, unit.name)
        one = Compare(islands.subject_of(found["lead"]), Bound(value, True), None, False, False, text)
        effect = Effect("得", Amount(worth))
        state.items.append(Clause((one,), None, effect, text, *place, state.section, state.sentence))
    return found.end()
