"""Cells that hold nothing, that say there is none, or that nothing happened: three meanings that must not be mixed.

A sign (—, /, …) or 不适用 holds no value; 没有, 无偏差 answer a question with “none”; 未发生 counts how often: never.
Every room asks here, so that all of them take the same cell for empty.
"""

from __future__ import annotations

import re
from functools import lru_cache

SIGNS = r"—–―‒‑─－\-_~～…/／\\＼"
"""Signs that fill a cell in which nothing is to stand, one or many of them."""
NO_VALUE = rf"\s*(?:[\s{SIGNS}]*|[Nn][Uu][Ll][Ll]|[Nn][./]?[Aa]|无|不适用|不涉及|无此项)[。.]?\s*"
"""A pattern for cells without a value, in the dialect that Python and JSON Schema share."""

# Patterns are compiled when they are first asked for: few runs ask all of them.
_BLANK = rf"[\s{SIGNS}]*"
_NONE = re.compile(NO_VALUE)
_ANSWER = r"(?:暂|均|都|尚)?(?:无|没有|不存在|未发生|未出现)(?:明显|相关|重大)?(?:偏差|差异|问题|异常|原因|情况|内容)?|暂缺|否"

_HAPPENED = ("发生", "出现", "发现", "存在")
_DENIED = {f"{no}{verb}" for no in ("未", "没", "没有", "不") for verb in _HAPPENED}
DENIALS = tuple(sorted({"无", "没有", "未有", "零", "0", "杜绝", *_DENIED}, key=len, reverse=True))
"""Beginnings that deny what follows, the longest first: 未发生, 没有出现, 杜绝, 零."""
_NEVER = rf"(?:从|均|都|尚|全年|年内)?(?:{'|'.join(_DENIED)}|[零无](?:发生|出现|发现)|无|没有|零)过?"


def is_blank(text: str) -> bool:
    """Nothing stands in the cell, or only signs for nothing."""
    return re.fullmatch(_BLANK, text) is not None


@lru_cache(maxsize=4096)
def holds_none(text: str) -> bool:
    """The cell holds no value: blank, a sign, 无, 不适用, N/A."""
    return _NONE.fullmatch(text) is not None


def answers_none(text: str) -> bool:
    """A cell that asks for words says that there are none: no value at all, or 没有, 暂无, 无偏差, 否."""
    return holds_none(text) or re.fullmatch(_ANSWER, text.strip("。. \t\n\u3000")) is not None


def never(text: str) -> bool:
    """It says no more than that nothing happened: 无, 没有, 未发生, 零发生, 从未出现过."""
    return re.fullmatch(_NEVER, text.strip("。. \t\n\u3000")) is not None
