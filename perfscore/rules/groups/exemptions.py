"""What takes a case out: an exemption beside deductions, a zero that only says the award again denied.

Both are asked, last in the mind of who fills in the facts: left out, they are not the case.
"""

from __future__ import annotations

import re
from dataclasses import replace

from perfscore.rules.nodes import Clause, Count, Done, Effect, Flag, Reached
from perfscore.rules.opposites import core, echo, opposite
from perfscore.rules.sensitive import DENIAL
from perfscore.rules.series import words_of

TAKES = ("扣", "酌", "倒", "减比")
_ABSENT = re.compile(
    "^(?:如果?|若|因|由于|对于?|确实?|当年|本年度?|年度内?|年内|当期|本期|其中|但)*"
    "(?:(?:没有|无|未有|未安排|未涉及|不存在|不涉及)[^，；。]*(?:任务|工作|需求|业务|安排|事项|计划|指标|项目|内容)(?:的?(?:单位|部门|地区|企业|单项|项目|年度|乡镇|村|学校))?|不涉及.*|不适用.*|.*不适用|无此项|.*缺项)$"
)
_TIMES = re.compile("首次|初次|第[一二三\\d]|前[一二两三四五六七八九十\\d]|[次处起例件项人]以?[内下]|不超过|允许")
_LONGEST = 12


def absent(words: str) -> bool:
    """无培训任务, 不涉及: there was nothing to be judged."""
    return _ABSENT.match(words) is not None


def exempted(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """经批准的不扣分, 当年无任务的得满分 beside deductions: marked as exemptions; the opposite of a deduction is none."""
    made = list(clauses)
    for index, clause in enumerate(clauses):
        if _unpaid(clauses, clause):
            made[index] = replace(clause, effect=Effect("零"), exempt=False)
        if (
            clause.exempt
            and made[index].exempt
            and len(clause.conditions) == 1
            and (told := words_of(clause.conditions[0]))
        ):
            made[index] = replace(clause, conditions=(Flag(told),))
        if clause.exempt or clause.per is not None or len(clause.conditions) != 1:
            continue
        words = words_of(clause.conditions[0])
        if words is None or _TIMES.search(words) or not _exempts(clauses, index, words):
            continue
        made[index] = replace(clause, conditions=(Flag(words),), effect=replace(clause.effect, kind="免"), exempt=True)
    return tuple(made)


def _unpaid(clauses: tuple[Clause, ...], clause: Clause) -> bool:
    """达标得5分，不达标不计: beside awards that are not counted, what does not count gets nothing."""
    if not clause.exempt or "扣" in clause.text or any(other.effect.kind in TAKES for other in clauses):
        return False
    return any(other.effect.kind == "得" and other.per is None for other in clauses)


def _exempts(clauses: tuple[Clause, ...], index: int, words: str) -> bool:
    """Whether what is not punished stands apart from what is."""
    clause = clauses[index]
    before = clauses[index - 1] if index else clause
    if clause.inner and clause.effect.kind == "零":  # （重复刊发的不计分） behind a count: what is not counted
        counted = before.effect.kind == "得" and isinstance(before.per, (Count, Done)) and not before.inner
        return counted and before.section == clause.section
    takes = [other for at, other in enumerate(clauses) if at != index and other.effect.kind in TAKES]
    if not takes or any(_same(other, words) for other in takes):
        return False
    if clause.effect.kind == "得":
        return clause.effect.amount.share == 1 and absent(words)
    if clause.effect.kind != "免":
        return False
    earlier = [other for other in clauses[:index] if other.effect.kind in TAKES]
    if isinstance(clause.conditions[0], Reached) and not re.search("经|因", words):
        return False
    return bool(earlier) or absent(words)


def _same(other: Clause, words: str) -> bool:
    """Whether a deduction speaks of the same thing, denied or not."""
    theirs = [found for one in other.conditions if (found := words_of(one)) is not None]
    return any(opposite(one, words) or opposite(words, one) or echo(words, one) for one in theirs)


def restated(award: Clause, zero: Clause) -> bool:
    """服从安排得5分；出现不服从现象不得分: a zero that denies, in other words, what the award asks."""
    if zero.effect.kind != "零" or zero.effect.whole or zero.per is not None or len(zero.conditions) != 1:
        return False
    words = words_of(zero.conditions[0])
    asked = words_of(award.conditions[0]) if len(award.conditions) == 1 and award.per is None else None
    if isinstance(award.per, (Count, Done)):
        asked = award.per.words
    if words is None or asked is None or len(words) > _LONGEST + len(asked):
        return False
    if re.search("齐|全|完整|完备", asked) and re.match("缺|漏", words):
        return True
    pieces = re.split("、|或者?|且|，|及(?![时格])", words)
    return all(DENIAL.search(piece) or _lacks(piece) for piece in pieces) and any(
        _shared(core(piece)[0], asked) for piece in pieces
    )


def _lacks(piece: str) -> bool:
    """缺失, 迟报: denied without a denial."""
    return re.search("[缺迟漏欠逾]", piece) is not None


def _shared(one: str, other: str) -> bool:
    return any(one[at : at + 2] in other for at in range(len(one) - 1)) or (len(one) == 1 and one in other)


def absent_all(clause: Clause) -> bool:
    """没有目标任务的不得分: beside a target it is not the case."""
    words = [words_of(one) for one in clause.conditions]
    return bool(words) and all(one is not None and absent(one) for one in words)
