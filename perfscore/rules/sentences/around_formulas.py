"""What a text says around its formulas: what a letter stands for, and that more than everything counts as everything."""

from __future__ import annotations

import itertools
import re

from perfscore.rules import sensitive as s
from perfscore.rules.expressions import OPERATES, Term, name_of
from perfscore.rules.nodes import FULL, Amount, Clause, Limit, Remark, Trouble
from perfscore.rules.sentences.state import Reading
from perfscore.rules.spans import NUMBER, POINTS, QUANTITY, SPANS, Number
from perfscore.rules.text import level

_MEANS = "(?:值|项)?(?:分别)?(?:为|是|=|：|表示|代表|指|即)"
_WORDS = "[^，；。（）=×/+—：、和与]{2,30}"
_LETTERS = re.compile(
    f"(?P<letters>[A-Z](?:[、和与，][A-Z])*){_MEANS}(?P<words>{_WORDS}(?:[、和与]{_WORDS})*)(?=[，；。）]|$)"
)
_LEAD = re.compile("(?:其中|式中|公式中|上式中|注)[，：]?$")
_MORE = "(?:超过|超出|大于等于|大于|高于|多于|达到或超过|>|≥)"
_WHOLE = f"(?:{QUANTITY}|{NUMBER}|{POINTS}|{s.FULL})"
_SATURATES = re.compile(
    f"(?<![^，；。（）：])(?:但|且|若|如|当|其中|凡)*(?P<what>[^，；。（）：{SPANS}]{{0,14}}?){_MORE}(?P<bound>{_WHOLE})的?(?:，|时|者|部分)*"
    f"(?:均|都|则|也|仍|一律|统一|只|最多|，)*(?:按照?|以|取|为|计为|记为|视为|视同|算|计|得)(?P<value>{_WHOLE})"
    "(?:计算|计分|计入|计|得分|算|记分|记|评分|为限|封顶)*(?=[，；。）]|$)"
)
_AT_MOST = re.compile(
    f"(?<![^，；。（）：])(?:得分率|完成率|比例|比率|比值)?(?:最高|最大|上限|最多)(?:为|按|取|计|不超过)*(?P<value>[{QUANTITY}{NUMBER}])(?:计算|计)?(?=[，；。）]|$)"
)


def letters(state: Reading) -> None:
    """A/B×50，A为实际完成数，B为计划数: each letter is the name that the text gives it."""
    signs = state.typed.signs
    if not OPERATES.search(signs):
        return
    for found in _LETTERS.finditer(signs):
        given = re.split("[、和与，]", found["letters"])
        words = found["words"].split("\x00") if len(given) == 1 else re.split("[、和与]", found["words"])
        places = [found.start() + at for at in range(len(found["letters"])) if at % 2 == 0]
        single = all(state.typed.stops[at] - state.typed.begins[at] == 1 for at in places)
        if len(given) != len(words) or not single or not all(_used(signs, letter) for letter in given):
            continue
        named = [name_of(state.typed.level(*_found(found, word))) for word in words]
        if all(named):
            lead = _LEAD.search(signs, 0, found.start())
            begin = lead.start() if lead is not None else found.start()
            for letter, name in zip(given, named, strict=True):
                text, place = state.typed.text(begin, found.end()), state.typed.place(begin, found.end())
                state.items.append(Remark("定义", text, *place, mode=letter, formula=name))
            state.hide(begin, found.end())


def _found(found: re.Match[str], word: str) -> tuple[int, int]:
    begin = found.start("words") + found["words"].index(word)
    return begin, begin + len(word)


def _used(signs: str, letter: str) -> bool:
    return bool(re.search(f"[×/+—=（]{letter}(?![A-Za-z])|(?<![A-Za-z]){letter}[×/+—]", signs))


def unused(state: Reading) -> None:
    """A definition that no formula uses although formulas ask for names: one of the two is not what was meant."""
    formulas = [item for item in state.items if isinstance(item, Clause) and isinstance(item.effect.formula, Term)]
    names = {leaf.name for one in formulas for leaf in _leaves(one.effect.formula) if leaf.op == "名"}
    for first, second in itertools.pairwise(formulas):
        alone = not first.conditions and not second.conditions and first.section == second.section
        if alone and first.title == second.title == "得分":
            state.trouble = state.trouble or Trouble(second.begin, second.stop, second.text[:40], ("一个算式",))
    for item in state.items:
        if not isinstance(item, Remark) or not names:
            continue
        broken = item.kind == "说明" and "=" in level(item.text).text
        if broken or (item.kind == "定义" and not _uses(state, item, names)):
            state.trouble = state.trouble or Trouble(item.begin, item.stop, item.text[:40], ("算式里用到的名称",))


def _uses(state: Reading, one: Remark, names: set[str]) -> bool:
    inner = {leaf.name for leaf in _leaves(one.formula) if leaf.op == "名"}
    others = {
        leaf.name
        for item in state.items
        if isinstance(item, Remark) and item is not one
        for leaf in _leaves(item.formula)
    }
    told = [level(item.text).text for item in state.items if isinstance(item, Clause) and item.effect.kind != "式"]
    close = [name for name in names | others if len(name) > 2 and (one.mode in name or name in one.mode)]
    return (
        not names - inner
        or not one.mode
        or one.mode in names
        or bool(close)
        or any(one.mode[-3:] in words for words in told)
    )


def _leaves(formula: object) -> list[Term]:
    return formula.leaves() if isinstance(formula, Term) else []


def saturations(state: Reading) -> None:
    """超过100%的按100%计, 超过满分的按满分计, beside a proportion or a formula: it goes no further than that."""
    signs = state.signs
    if not (OPERATES.search(signs) or re.search("比例|比率|率", signs)):
        return
    for found in _SATURATES.finditer(signs):
        bound, value = _amount(state, found, "bound"), _amount(state, found, "value")
        if bound is None or value is None:
            continue
        if value == bound == "1":
            _capped(state, found, None)
        elif value == FULL and bound in (FULL, "1"):
            _capped(state, found, FULL)
        elif value == bound and isinstance(value, Amount):
            _capped(state, found, value)
    for found in _HALF_READ.finditer(state.signs):  # 超过100%的按100至%计算
        state.fail(*found.span())
        state.refused(*found.span())
    for found in _AT_MOST.finditer(state.signs):
        if _amount(state, found, "value") == "1" and "×" in signs:
            _capped(state, found, None)


_HALF_READ = re.compile(
    f"{_MORE}[{QUANTITY}{NUMBER}][^，；。得扣{POINTS}]{{0,4}}按[^，；。得扣{POINTS}]{{0,8}}(?=[，；。）]|$)"
)


def _capped(state: Reading, found: re.Match[str], amount: Amount | None) -> None:
    text, place = state.typed.text(*found.span()), state.typed.place(*found.span())
    state.items.append(Remark("顶", text, *place) if amount is None else Limit("得", amount, -1, text, *place))
    state.hide(*found.span())


def _amount(state: Reading, found: re.Match[str], group: str) -> Amount | str | None:
    """``1`` for 100 % and 1, else an amount of points; None for any other number."""
    at = found.start(group)
    if found[group][-1] == POINTS:
        return Amount(state.typed.number(found.end(group) - 1).value)
    value = state.typed.values[at]
    if isinstance(value, Number):
        rate = value.unit.family == "percent"
        whole = value.value * value.unit.factor == 100 if rate else value.unit.name == "" and value.value == 1
        return "1" if whole else None
    return FULL
