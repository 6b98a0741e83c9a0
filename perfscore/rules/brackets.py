"""Brackets: what stands in one is an inclusion （含）, points （2分）, clauses of its own, or a remark.

    括号 = （ 含 数? ） | （ 不含 数? ） | （ 数分 ） | （ 每 量词 ） | （ 条款 ） | （ 说明 ）

A remark — 例如, 其中, …除外, a description without points — says nothing about the points and is left out.
"""

from __future__ import annotations

from collections.abc import Callable

from perfscore.rules.lexer import Token

_REMARKS = ("例", "除外")
_REMARK_WORDS = (
    "如",
    "其中",
    "即",
    "指",
    "注",
    "包括",
    "包含",
    "含",
    "不包括",
    "不含",
    "详见",
    "见附",
    "以",
    "提供",
    "需提供",
    "参照",
    "根据",
)

_MEANINGFUL = (
    "数",
    "分值",
    "满分",
    "零",
    "低",
    "超",
    "超支",
    "早",
    "<",
    ">",
    "≥",
    "≤",
    "余",
    "每",
    "不达标",
    "持平",
    "最高",
    "最低",
)

Reads = Callable[[list[Token], int], object | None]


def resolve(tokens: list[Token], reads_effect: Reads) -> list[Token]:
    """The tokens with every bracket replaced by what it means."""
    found: list[Token] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.kind == "（":
            stop = _closing(tokens, position)
            if stop is None:
                found.append(token)
                position += 1
                continue
            found.extend(
                _meaning(
                    tokens[position], resolve(tokens[position + 1 : stop], reads_effect), tokens[stop], reads_effect
                )
            )
            position = stop + 1
            continue
        found.append(token)
        position += 1
    return found


def _closing(tokens: list[Token], position: int) -> int | None:
    depth = 0
    for place in range(position, len(tokens)):
        depth += {"（": 1, "）": -1}.get(tokens[place].kind, 0)
        if depth == 0:
            return place
    return None


def _meaning(opening: Token, inner: list[Token], closing: Token, reads_effect: Reads) -> list[Token]:
    if not inner or _is_range_of_points(inner):
        return []
    words, begin, stop = "".join(token.text for token in inner), opening.begin, closing.stop
    kinds = [token.kind for token in inner]
    if kinds[0] in ("含", "不含") and kinds[1:] in ([], ["数"]):
        return [Token(kinds[0], words, begin, stop)]
    if kinds in (["数"], ["满分", "数"]) and inner[-1].number is not None and inner[-1].number.unit == "分":
        return [Token("括分", inner[-1].text, begin, stop, inner[-1].number)]
    if kinds[0] == "每" and len(inner) <= 2:
        return inner
    if (
        inner[0].text in ("不足", "不满", "未满")
        and "按" in kinds
        and not any(token.kind in ("扣", "得") and token is not inner[-1] for token in inner)
    ):
        return [Token("零头", words, begin, stop)]  # （不足1天按1天计）
    if "外" in kinds:
        return [Token("外句", words, begin, stop)]
    if _is_remark(inner):
        return []
    if "判" in kinds or any(reads_effect(inner, place) is not None for place in range(len(inner))):
        return [Token("；", "（", begin, opening.stop), *inner, Token("；", "）", closing.begin, stop)]
    return _leftover(inner, words, begin, stop)


def _leftover(inner: list[Token], words: str, begin: int, stop: int) -> list[Token]:
    """每超过（降低）5%: the other direction; words that could matter are kept to be refused, the rest is a remark."""
    if len(inner) == 1 and inner[0].kind in ("低", "超", "迟", "早"):
        return [Token("反", inner[0].text, begin, stop)]
    if any(token.kind in _MEANINGFUL for token in inner):
        return [Token("括疑", words, begin, stop)]
    return []


def _is_range_of_points(inner: list[Token]) -> bool:
    last = inner[-1].number
    return [token.kind for token in inner] == ["数", "至", "数"] and last is not None and last.unit == "分"


def _is_remark(inner: list[Token]) -> bool:
    if any(token.kind in _REMARKS for token in inner[:1] + inner[-1:]):
        return True
    if inner[0].text == "以" and any(token.number is not None for token in inner):
        return False  # （以95%为基准）
    return inner[0].text.startswith(_REMARK_WORDS) or inner[0].kind in ("含", "不含", "按")
