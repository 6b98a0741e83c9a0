"""Laws: worse never scores more, scores stay within bounds, texts print back, spelling does not matter, damage is noticed."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfscore.rules import Case, apply, manual, read
from perfscore.rules.nodes import Clause, Limit
from perfscore.values import parse
from tests.rules.cases import case, outcome, scored
from tests.rules.test_idiom import CASES
from tests.rules.test_texts import TEXTS

Damage = Callable[[int, str], Iterator[tuple[int, str]]]
Row = tuple[str, str, str, str, str, str]
CORPUS: list[Row] = [
    (one.text, one.full, one.target, one.actual, one.facts, one.points)
    for corpus in manual.corpora()
    for one in (*corpus.examples, *(wording for group in corpus.wordings for wording in group))
    if one.points != manual.UNDECIDED
]
EVERY: list[Row] = [row for row in (*CASES, *TEXTS, *CORPUS) if row[5] and scored(*row[:5]) is not None]
PLAIN = EVERY[::7]
"""A seventh of the texts that are computed, for the laws that try many changes on each."""

SMALL = st.integers(1, 20)
FULL_WIDTH = str.maketrans("0123456789%.<>", "０１２３４５６７８９％．＜＞")
NUMERALS = frozenset("0123456789０１２３４５６７８９零一二三四五六七八九十半百千万亿点.．,")


@given(step=SMALL, points=SMALL, full=st.integers(1, 100), one=st.integers(0, 1200), other=st.integers(0, 1200))
def test_a_lower_rate_never_scores_more(step: int, points: int, full: int, one: int, other: int) -> None:
    rule = read(f"完成率≥90%得满分，每低{step}%扣{points}分，低于50%不得分")
    low, high = sorted((one, other))
    worse, better = (apply(rule, _rate(full, value)) for value in (low, high))
    assert worse.reason is None
    assert 0 <= worse.bounds.low <= better.bounds.low <= full


def _rate(full: int, tenths: int) -> Case:
    return case(str(full), actual=f"{tenths // 10}.{tenths % 10}%")


WORSE = (  # standard, full, target, actuals from best to worst
    ("每低1%扣0.5分，低于80%不得分", "5", "95%", ("97%", "95%", "94.5%", "93%", "80%", "79.9%", "0%")),
    ("每少1个扣1分，扣完为止", "3", "10个", ("12个", "10个", "9个", "8个", "2个", "0个")),
    ("90%以上得5分，80%—90%得3分，80%以下不得分", "5", "", ("100%", "90%", "89.9%", "80%", "79.9%", "0%")),
    ("每超支1%扣1分", "5", "≤100万元", ("90万元", "100万元", "101万元", "102.5万元", "200万元")),
    ("按完成比例得分", "5", "40个", ("50个", "40个", "39个", "1个", "0个")),
    ("每逾期10天扣1分", "5", "2024-05-31", ("2024-05-01", "2024-05-31", "2024-06-10", "2024-07-01", "2025-01-01")),
    ("≤2小时得满分；≤4小时得3分；>4小时不得分", "5", "", ("1小时", "2小时", "2.5小时", "4小时", "5小时")),
    ("未完成不得分", "5", "10个", ("11个", "10个", "9个", "0个")),
)


@pytest.mark.parametrize(("text", "full", "target", "actuals"), WORSE)
def test_doing_worse_never_scores_more(text: str, full: str, target: str, actuals: tuple[str, ...]) -> None:
    points = [scored(text, full, target, actual) for actual in actuals]
    assert None not in points
    known = [each for each in points if each is not None]
    assert known == sorted(known, reverse=True)
    assert (known[0], known[-1]) == (Fraction(full), 0)


@given(size=SMALL, target=st.integers(1, 500), gap=st.integers(0, 500))
def test_steps_are_counted_whole_and_no_score_is_negative(size: int, target: int, gap: int) -> None:
    found = outcome(f"每少{size}个扣1分", "10", f"{target}个", f"{max(0, target - gap)}个")
    assert found.bounds.low == max(0, 10 - min(gap, target) // size)


@given(days=st.integers(-30, 400))
def test_being_later_never_scores_more(days: int) -> None:
    from datetime import date, timedelta

    def points(late: int) -> Fraction:
        day = date(2024, 6, 30) + timedelta(days=late)
        return outcome("每逾期1个月扣1分", "10", "2024-06-30", day.isoformat()).bounds.low

    assert points(days + 1) <= points(days)


@given(full=st.decimals(min_value=0, max_value=100, places=2), done=st.integers(0, 300))
def test_a_proportion_is_exact_and_capped(full: Decimal, done: int) -> None:
    found = apply(read("按完成比例得分"), Case(parse("100个"), parse(f"{done}个"), full))
    assert found.bounds.low == min(Fraction(full), Fraction(full) * done / 100)


def test_every_score_lies_within_its_bounds_and_comes_out_twice() -> None:
    lifted = ("上限", "倒扣", "不封顶", "加")
    for text, *given_, _score in EVERY:
        found = outcome(text, *given_)
        assert found == outcome(text, *given_)
        assert found.bounds.low == found.bounds.high
        if not any(word in text for word in lifted):
            assert 0 <= found.bounds.low <= Fraction(given_[0]), text


def test_items_stand_in_order_and_no_stretch_of_the_text_belongs_to_two_effects() -> None:
    for text, *_case, _score in EVERY:
        clauses = [item for item in read(text).items if isinstance(item, Clause) and item.begin < item.stop]
        for before, after in pairwise(clauses):
            same = (before.begin, before.stop) == (after.begin, after.stop)
            assert same or before.stop <= after.begin or before.begin <= after.begin, text


def test_a_rule_printed_scores_the_same() -> None:
    different = [
        text
        for text, *given_, _score in EVERY
        if (printed := scored(str(read(text)), *given_)) is not None and printed != scored(text, *given_)
    ]
    assert different == []


INERT = ("以主管部门认定为准。", "查看台账。", "由评价组核实。", "有关材料留存备查。")


@pytest.mark.parametrize("words", INERT)
def test_a_remark_behind_the_text_changes_no_score(words: str) -> None:
    got = [(scored(f"{text.rstrip('。；')}。{words}", *given_), scored(text, *given_)) for text, *given_, _s in PLAIN]
    assert [pair for pair in got if pair[0] is not None and pair[0] != pair[1]] == []
    assert sum(after == before for after, before in got) >= len(got) * Fraction(98, 100)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.translate(FULL_WIDTH), id="full width"),
        pytest.param(" ".join, id="blanks"),
        pytest.param(lambda text: text.replace("；", "\n"), id="lines"),
        pytest.param(lambda text: text.replace("，", ","), id="ascii commas"),
        pytest.param(lambda text: text.replace("不得分", "不计分"), id="other zero words"),
    ],
)
def test_spelling_does_not_change_a_score(change) -> None:  # type: ignore[no-untyped-def]  # a str → str per case
    for text, *given_, _score in PLAIN:
        assert scored(change(text), *given_) == scored(text, *given_), change(text)


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_a_damaged_text_is_right_or_refused(data: st.DataObject) -> None:
    """One character, no digit, becomes a sign that no text has."""
    text, full, *rest, score = data.draw(st.sampled_from(PLAIN))
    places = [place for place, mark in enumerate(text) if mark not in NUMERALS]
    place = data.draw(st.sampled_from(places))
    damaged = f"{text[:place]}■{text[place + 1 :]}"
    found = outcome(damaged, full, *rest)
    assert found.reason is not None or found.bounds.low == Fraction(score), damaged


DANGEROUS = (
    *("不", "未", "无", "没", "非", "每", "各", "或", "若", "最", "倍", "折", "半", "超", "低"),
    *("减半", "加倍", "除外", "不得", "最高"),
)
EVERY_FIFTH = 5  # place of a text, another fifth in the next: all of them take half a minute


def inserted(index: int, text: str) -> Iterator[tuple[int, str]]:
    """Place and text with one dangerous morpheme more."""
    for place in range(index % EVERY_FIFTH, len(text) + 1, EVERY_FIFTH):
        yield place, text[:place] + DANGEROUS[(index + place) % len(DANGEROUS)] + text[place:]


def deleted(index: int, text: str) -> Iterator[tuple[int, str]]:
    """Place and text with one character less that is no part of a number: 80% without its 0 makes sense."""
    for place in range(index % EVERY_FIFTH, len(text), EVERY_FIFTH):
        if text[place] not in NUMERALS and text[place] not in "%％":
            yield place, text[:place] + text[place + 1 :]


def moving(text: str) -> list[tuple[Clause | Limit, int, int]]:
    """What moves points, each with its stretch."""
    return [(item, item.begin, item.stop) for item in read(text).items if isinstance(item, (Clause, Limit))]


def meant(text: str, damaged: str, place: int) -> bool:
    """Another score is another meaning where one item alone reads otherwise, the one that holds the damage, and still does the same thing."""
    before, after = moving(text), moving(damaged)
    changed = [(old, new) for old, new in zip(before, after, strict=False) if old[0] != new[0]]
    if len(before) != len(after) or len(changed) != 1:
        return False
    (old, *_), (new, begin, stop) = changed[0]
    kinds = {(type(one), one.effect.kind if isinstance(one, Clause) else one.kind) for one in (old, new)}
    return len(kinds) == 1 and begin - 1 <= place <= stop + 1


@pytest.mark.parametrize(("damage", "most"), [(inserted, Fraction(1, 100)), (deleted, Fraction(2, 100))])
def test_damage_is_refused_or_changes_what_it_touches(damage: Damage, most: Fraction) -> None:
    tried, other, silent = 0, 0, []
    for index, (text, *given_, _score) in enumerate(PLAIN):
        points = scored(text, *given_)
        for place, damaged in damage(index, text):
            tried += 1
            got = scored(damaged, *given_)
            if got is not None and got != points:
                other += 1
                if not meant(text, damaged, place):
                    silent.append((damaged, *given_, points, got))
    assert len(silent) <= tried / 500, silent
    assert other <= tried * most


@given(text=st.text(alphabet="每低于降超过完成率得扣分满不未90%5１²⑴，；。（）—≥<+×/…有一家\n", max_size=40))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_or_refused_and_never_crashes(text: str) -> None:
    found = outcome(text, "5", "100%", "93%")
    assert found.bounds.low <= found.bounds.high


HOSTILE = {
    "每": "每" * 4000,
    "brackets": "（" * 1500 + "扣1分" + "）" * 1500,
    "tiers": "；".join(f"≥{99 - place}%得{80 - place}分" for place in range(80)),
    "digits": "9" * 3990 + "分",
    "steps": "每低1%扣1分，" * 400,
    "denials": "不未" * 1500 + "得分",
    "numerals": "一" * 3000 + "分",
    "equals": "为" * 3900 + "×",
    "formula": "（A/B）×" * 600 + "10",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_takes_no_time(text: str) -> None:
    begun = time.process_time()
    outcome(text, "5", "100%", "93%")
    assert time.process_time() - begun < 0.3


LEFT_OVER = re.compile(r"[\d０-９]+\s*分|[扣得计加减给奖]|[不未无没非每各或]|除外|超过|达到|以上|以下|乘|倍|减半")
HEADS = ("标准", "项")  # 扣分标准：
LIST_MARK = re.compile(r"[\s，。；、：,.;:（）()“”]|[①-⑳]")


def left_over(text: str) -> list[str]:
    """The stretches of a text that was read which lie in none of its items."""
    rule = read(text)
    owned = bytearray(len(text))
    for item in rule.items:
        owned[item.begin : item.stop] = b"\x01" * (min(item.stop, len(text)) - item.begin)
    kept = (mark if not own and not LIST_MARK.match(mark) else "\n" for mark, own in zip(text, owned, strict=True))
    return "".join(kept).split()


def test_what_can_change_a_score_lies_in_an_item() -> None:
    texts = {text for text, *_rest in EVERY if read(text).trouble is None}
    assert {
        text: rest
        for text in texts
        if (rest := [each for each in left_over(text) if LEFT_OVER.search(each) and not each.endswith(HEADS)])
    } == {}
