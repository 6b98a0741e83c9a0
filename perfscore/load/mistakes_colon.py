"""Syntax errors about the colon between key and value."""

from __future__ import annotations

import re

from perfscore.load import codes
from perfscore.load.fields import KEYS
from perfscore.load.stumble import PAIR, SPECIAL_SPACES, Stumble, indent, pair, short
from perfscore.model.finding import Finding

TIGHT = re.compile(rf"^[ \t]*(?:- +)*([^\s:：\"']+?):(?=[^\s:]|[{SPECIAL_SPACES}])")


def two_on_a_line(at: Stumble) -> Finding | None:
    """``自评总分: 98, 自评等级: 优``: two pairs on one line."""
    if not at.says("mapping values are not allowed") or at.sign != ":":
        return None
    before = re.search(r"[\s,，;；、](\S+)$", at.text[: at.column])
    if before is None or before.group(1) not in KEYS or ":" not in at.text[: before.start()]:
        return None
    key, column = before.group(1), before.start(1)
    message = f"一行写了两项：“{key}”接在了上一项的值后面。"
    return at.at(codes.COLON, at.line, column, message, f"“{key}”另起一行，与前一项左端对齐。", len(key))


def full_width(at: Stumble) -> Finding | None:
    """``指标：办结率``: the whole line became one text."""
    number = at.line_without_key()
    line = at.line_at(number) if number is not None else ""
    column = line.find("：")
    if number is None or column < 0:
        return None
    key, value = line[:column].strip(" -\t"), line[column + 1 :].strip()
    message = f"“{short(key)}”后面是全角冒号“：”，整行被当作了一段文字。"
    return at.at(codes.COLON, number, column, message, f"改为半角冒号，后面空一格，写作{pair(key, value)}。")


def tight(at: Stumble) -> Finding | None:
    """``年度:2024``, or a no-break space behind the colon."""
    number = at.line_without_key()
    line = at.line_at(number) if number is not None else ""
    found = TIGHT.match(line)
    if number is None or found is None:
        return None
    key, column = found.group(1), found.end() - 1
    special = line[column + 1] in SPECIAL_SPACES
    what = "是全角空格或不换行空格" if special else "没有空格"
    message = f"“{short(key)}”的冒号后面{what}，整行被当作了一段文字。"
    advice = f"冒号后空一个半角空格，写作{pair(key, line[column + 1 :].strip())}。"
    return at.at(codes.COLON, number, column, message, advice, 2 if special else 1)


def missing(at: Stumble) -> Finding | None:
    """``绩效指标`` with deeper lines below, ``自评总分 98``: a key without its colon."""
    number = at.line_without_key()
    if number is None:
        return None
    line = at.line_at(number).rstrip()
    bare = line.strip(" -\t")
    key = max((key for key in KEYS if bare.startswith(key)), key=len, default=bare)
    heads = " " not in bare and indent(at.next_line(number)) > indent(line)
    if key not in KEYS and not heads:
        return None
    column = line.index(bare) + len(key)
    value = bare[len(key) :].strip(" =＝\t")
    message = f"“{short(key)}”后面缺少冒号。"
    return at.at(codes.COLON, number, column, message, f"写作{pair(key, value)}。")


def inside_value(at: Stumble) -> Finding | None:
    """``工作: 任务`` inside a value: the second half-width colon of the line."""
    if not at.says("mapping values are not allowed") or at.sign != ":":
        return None
    found = PAIR.match(at.text)
    if found is None or found.group(3) is None or found.start(3) > at.column:
        return None
    from perfscore.load.mistakes_value import quoted

    message = "值里有“: ”（半角冒号加空格），被当作了另一项的开头。"
    advice = f"整个值加英文双引号，写作{quoted(found)}；或把值里的冒号改为全角“：”。"
    return at.at(codes.QUOTES, at.line, at.column, message, advice)
