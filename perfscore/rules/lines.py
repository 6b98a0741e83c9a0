"""Line breaks and half-width stops: which of them end a part of a standard."""

from __future__ import annotations

import re

MARKS = re.compile(
    r"[①-⑳⑴-⒇❶-❿]、?|（\d{1,2}）[、.]?|（[一二三四五六七八九十]{1,3}）[、.]?|\d{1,2}(?:[、）]|\.(?!\d))|[一二三四五六七八九十]{1,3}[、.]|第?[一二三四五六]是(?!否)|[a-zA-Z](?:[、）]|\.(?![A-Za-z]))"
)

_TORN = re.compile(
    r"(?<=\d)\.(?=\.\d|分(?:[，；。、）扣]|$))|(?<=[≥≤<>=超低高降少增过于线扣每])\.(?=\d)|(?<=\d)[\u4e00-\u9fff]{1,2}(?=%)|(?<=\d)(?:(?!分)[\u4e00-\u9fff]){1,2}\.(?=\d+(?![\d、.）]))|(?:(?<=[^\d.]0)|(?<=^0))\.(?=[\u4e00-\u9fff]{1,2}\d)"
)
"""Words inside a number, 扣0未.5分 and 0.未5亿元: nobody can tell whether they were meant."""
LOST = re.compile("[\ue000-\uf8ff\ufffd\u2580-\u25a1]")
"""What stands where a character was lost on the way: private signs, the replacement character, blocks and boxes."""


def softened(text: str) -> str:
    """Line breaks and half-width stops as what they are: an end where something ended, nothing inside a sentence."""
    made: list[str] = []
    text = _TORN.sub(lambda found: "\ufffd" * len(found.group()), text)
    for at, character in enumerate(text):
        before = made[-1] if made else ""
        after = text[at + 1 : at + 2]
        if character == ".":
            digits = before.isdecimal() and after.isdecimal()
            listed = MARKS.match(text, max(0, at - 2)) or MARKS.match(text, max(0, at - 1))
            made.append("." if digits or (listed and (before.isdecimal() or before.isascii())) or not before else "。")
        elif character == "\n":
            ended = before in "分）；。0%" or MARKS.match(text, at + 1) or not before or _formula_ends(text, at)
            made.append("；" if ended and before != "；" and before != "。" else "，" if before == "的" else "\x00")
        else:
            made.append(character)
    return "".join(made)


def _formula_ends(text: str, at: int) -> bool:
    """得分=完成率×分值 and a new line, or a line that begins with 其中."""
    after = text[at + 1 : at + 3]
    return after in ("其中", "式中") or (
        text[:at].endswith(("分值", "权重", "标准分")) and after[:1] not in "的，、×/+—）"
    )
