"""Clauses that lean on each other: one verb or 每 for several, branches of one thing as grades, conditions carried on."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from perfscore.rules.nodes import Away, Clause, Compare, Condition, Count, Done, Effect, Else, Flag, Grade, Reached
from perfscore.rules.opposites import alike, opposite

SHORT = 18
SCALE = re.compile(
    "^(?P<lead>.*?(?:评[定价为]*|等级|等次|结果|获评|考核|档次|评定等级|信用)?(?:为|是|达到|获得|获)?[“]?)(?P<word>优秀|优良|优等|优|良好|良|较好|好|中等|中|一般|尚可|基本合格|不合格|合格|基本满意|不满意|很满意|非常满意|满意|较满意|差|较差|很差|及格|不及格|[A-E]\\+?|[A-E]类|[甲乙丙丁]|第?[一二三四五六][等级类档]|劣?[Ⅰ-Ⅻ](?=[类级等档]?))(?P<tail>[级等类档]?(?:等次|等级|次)?)$"
)
_CLASS = re.compile("[二三四五六][类级等档]")
_GIVES = ("得", "零", "免")


def words_of(condition: Condition) -> str | None:
    """The words of a branch: a description, or what is said of completion."""
    if isinstance(condition, Flag):
        return condition.words
    if isinstance(condition, Reached):
        return condition.words.strip("，；。 的")
    if isinstance(condition, Compare) and condition.bare and _CLASS.fullmatch(condition.words.strip("，；。 的")):
        return condition.words.strip("，；。 的")  # 二类 beside 一类: the name of a class
    return None


_TAIL = re.compile("(?<=.)(?:等次|等级|档次|[级类档等])$|(?<=.)的?评价$")


def same_grade(one: str, other: str) -> bool:
    """B and B级, 优秀等次 and 优秀."""
    return bool(one) and _TAIL.sub("", one) == _TAIL.sub("", other)


def shared(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Clauses with what they take over from the clause before them in the same sentence."""
    made: list[Clause] = []
    for clause in clauses:
        before = made[-1] if made and made[-1].sentence == clause.sentence else None
        if before is not None:
            clause = _carried(before, clause)
        made.append(clause)
    return tuple(made)


def _carried(before: Clause, clause: Clause) -> Clause:
    bare = not clause.conditions and clause.per is None
    if bare and clause.effect.kind in ("倒", "扣") and before.effect.kind in ("零", "扣") and before.conditions:
        return replace(clause, conditions=before.conditions)
    if bare and clause.effect.kind in ("免", "罢") and before.effect.kind in ("免", "罢") and before.conditions:
        return replace(clause, conditions=before.conditions)  # 按时完成的不加分不扣分
    only = clause.conditions[0] if len(clause.conditions) == 1 else None
    words = only.words if isinstance(only, Flag) else None
    if words == "同时" and before.conditions:
        return replace(clause, conditions=before.conditions)
    if len(clause.conditions) == 2 and clause.conditions[0] == Flag("同时") and before.conditions:
        return replace(clause, conditions=(*before.conditions[:1], *clause.conditions[1:]))
    if clause.per is None and words and len(words) <= 6 and clause.effect.kind == before.effect.kind:
        if isinstance(before.per, Count) and _sibling(before.per.words, words):
            return replace(clause, conditions=(), per=replace(before.per, words=words))
        if (
            isinstance(before.per, Away)
            and before.conditions
            and isinstance(before.conditions[-1], Flag)
            and alike(before.conditions[-1].words, words)
        ):
            return replace(clause, conditions=(*before.conditions[:-1], Flag(words)), per=before.per)
    if (
        clause.per is None
        and words
        and clause.effect.kind in (before.effect.kind, "倒", "得")
        and before.per is None
        and len(before.conditions) > 1
        and isinstance(before.conditions[-1], Flag)
        and alike(before.conditions[-1].words, words)
    ):
        kind = before.effect.kind if clause.effect.own else clause.effect.kind
        return replace(
            clause,
            conditions=(*before.conditions[:-1], Flag(words)),
            effect=Effect(kind, clause.effect.amount, own=clause.effect.own),
        )
    return clause


def _sibling(long: str, short: str) -> bool:
    """高危 beside 每发现1个未修复中危CVE: a word of the same length and end stands in the clause before."""
    if re.search("[未无不没]|发生|出现|造成|存在|违", short):
        return False
    return (
        len(short) >= 2
        and any(
            long[at + len(short) - 1] == short[-1] and long[at : at + len(short)] != short
            for at in range(len(long) - len(short) + 1)
        )
    ) or bool(re.fullmatch("[A-Z][0-9]?", short))


def graded(
    clauses: tuple[Clause, ...], full: Fraction, *, measured: bool = True, adds: bool = False
) -> tuple[Clause, ...]:
    """Branches of one thing as one grade: words of a scale, or three and more short phrases of which the best gives all."""
    made = list(clauses)
    at = 0
    while at < len(made):
        stop = at
        while (
            stop < len(made)
            and (_branch(made[stop]) is not None or (stop == at and _branch(_sceneless(made[at])) is not None))
            and (stop == at or _follows(made[stop - 1], made[stop]))
        ):
            stop += 1
        if stop - at >= 2:
            plain = _sceneless(made[at])
            if plain is not made[at] and _is_grade([plain, *made[at + 1 : stop]], full, measured=measured):
                made[at] = plain
        if adds and stop - at >= 2 and not all(SCALE.match(_branch(clause) or "") for clause in made[at:stop]):
            at = stop
            continue
        if stop - at >= 2 and _is_grade(made[at:stop], full, measured=measured):
            common = _common([_branch(clause) or "" for clause in made[at:stop]])
            named = [SCALE.match(_branch(clause) or "") for clause in made[at:stop]]
            scale = len({found["word"] for found in named if found}) == stop - at
            for index in range(at, stop):
                made[index] = _as_grade(made[index], scale=scale)
            first = made[at].conditions[-1]
            if common and not _TAIL.fullmatch("某" + common) and isinstance(first, Grade) and common not in first.words:
                made[at] = replace(made[at], conditions=(*made[at].conditions[:-1], Grade((*first.words, common))))
        at = max(stop, at + 1)
    return tuple(made)


def _sceneless(clause: Clause) -> Clause:
    """对照方案组织验收，一次性通过: what only sets the scene before the first branch says nothing of its own."""
    last = clause.conditions[-1] if clause.conditions else None
    if not isinstance(last, Flag) or "，" not in last.words:
        return clause
    scene, _, word = last.words.rpartition("，")
    if not word or len(word) > SHORT or re.search("[不未无没非有0-9%每]|如|若|的$", scene):
        return clause
    return replace(clause, conditions=(*clause.conditions[:-1], Flag(word)))


def _common(words: list[str]) -> str:
    """仓库制度健全 / 基本健全 / 不健全: the word that the others only modify."""
    first, others = words[0], words[1:]
    for size in range(min(len(word) for word in words), 1, -1):
        end = first[-size:]
        if sum(word.endswith(end) for word in others) >= max(1, len(others) - 1):
            return end
    return ""


def _branch(clause: Clause) -> str | None:
    if (
        isinstance(clause.per, (Count, Done))
        or not clause.conditions
        or (clause.effect.kind not in (*_GIVES, "扣", "倒") and not (clause.effect.kind == "酌" and clause.effect.own))
    ):
        return None
    if len(clause.conditions) > 1 and not isinstance(clause.conditions[-1], Flag):
        return None
    words = words_of(clause.conditions[-1])
    if words is None or len(words) > SHORT or "，" in words or re.search("[0-9%每]", words):
        long = (
            words
            and "，" not in words
            and len(words) <= 40
            and (
                SCALE.match(words)
                or (
                    len(words) <= 24 and not re.search("[0-9%每]", words) and not (len(words) > SHORT and "或" in words)
                )
            )
        )
        return words if long else None
    return words


def _follows(before: Clause, clause: Clause) -> bool:
    if clause.conditions[:-1] != before.conditions[:-1] or clause.per != before.per or clause.scope != before.scope:
        return False
    return clause.section == before.section or clause.section == before.section + 1


def _is_grade(run: list[Clause], full: Fraction, *, measured: bool) -> bool:
    if measured and all(
        isinstance(clause.conditions[-1], Reached) and not clause.conditions[-1].subject for clause in run
    ):
        return False
    words = [_branch(clause) or "" for clause in run]
    scale = [SCALE.match(word) for word in words]
    if all(found is not None for found in scale) and len({found["word"] for found in scale if found}) == len(run):
        return True
    if len(run[0].conditions) > 1 or run[0].per is not None or _nouns(words):
        return (
            len(run) == 2
            and alike(words[0], words[1])
            and all(len(word) <= 5 for word in words)
            and all(clause.effect.kind in ("得", "扣", "倒") for clause in run)
        )
    if len(run) < 3:
        return False
    all_taken = [clause.effect.kind == "扣" and clause.effect.amount.of(full) == full for clause in run]
    if any(clause.effect.kind == "扣" for clause in run) and not (
        run[0].effect.kind == "得"
        and all(taken for taken, clause in zip(all_taken, run, strict=True) if clause.effect.kind == "扣")
    ):
        return any(clause.effect.kind == "免" for clause in run)
    amounts = [
        clause.effect.amount.of(full)
        if clause.effect.kind == "得"
        else full
        if clause.effect.kind == "免"
        else Fraction(0)
        for clause in run
    ]
    return max(amounts) == full and sum(amounts) > full and amounts == sorted(amounts, reverse=True)


def _nouns(words: list[str]) -> bool:
    return (
        len(words) == 2
        and opposite(words[1], words[0])
        and all(len(word) <= 3 for word in words)
        and words[1].startswith("非")
    )


def _as_grade(clause: Clause, *, scale: bool) -> Clause:
    words = _branch(clause) or ""
    found = SCALE.match(words) if scale else None
    core = found["word"] + found["tail"] if found and len(words) > 4 and True else words
    pieces = tuple(piece for piece in re.split("或者|或|、|及(?![时格])", core) if piece)
    head = re.split("或者|或|、", words)
    if not found and len(pieces) > 1:
        pieces = (words, *pieces) if "或" in words else (words,)
    if found and len(head) > 1:
        firsts = [SCALE.match(piece) for piece in head]
        if all(firsts):
            pieces = tuple(first["word"] + first["tail"] for first in firsts if first)
    return replace(clause, conditions=(*clause.conditions[:-1], Grade(pieces or (words,))))


__all__ = ["Else", "graded", "shared", "words_of"]
