"""Keys that no form knows, each with what is most likely wrong with it."""

from __future__ import annotations

from perfscore.load import codes
from perfscore.load.fields import FORMS, KEYS, Form
from perfscore.load.nearest import nearest
from perfscore.load.reading import Reading, Strange, is_split_number, quoted

BLANKS = "\u3000\u00a0\u2002\u2003\u2009\u200b\ufeff"
SUGGESTED_AT_MOST = 100  # unknown keys of a file that get a suggestion; a file with more is no indicator file


def report(at: Reading) -> None:
    """Say of every key that no form knows what is wrong with it."""
    for count, each in enumerate(at.strange):
        at.indicator = each.indicator
        _unknown(at, each, few=count < SUGGESTED_AT_MOST)
    at.indicator = None


def _unknown(at: Reading, strange: Strange, *, few: bool) -> None:
    """Say what is wrong with a key, as closely as can be told."""
    key, value, form, _ = strange
    where = f"“{form.title}”里"
    place = key.span(at.file)
    bare = key.strip().strip(BLANKS).strip()
    if bare != key and any(blank in key for blank in BLANKS):
        message = f"{quoted(bare)}前后有全角空格或其他特殊空格，不能识别。"
        at.add(codes.INDENT, place, message, f"删去后改用半角空格缩进，写作“{bare}:”。")
    elif "：" in key or key == "":
        message = f"{where}有无法识别的键{quoted(key)}。"
        at.add(
            codes.COLON,
            place,
            message,
            "键后须用半角冒号加一个空格，如“指标: 办结率”；值里有“: ”的，整个值加英文双引号。",
        )
    elif ":" in key and value == "":
        name, _, rest = key.partition(":")
        message = f"{quoted(name)}的冒号后面没有空格，整项被当作了键。"
        at.add(codes.COLON, place, message, f"冒号后空一格，写作“{name}: {rest}”。")
    elif key[0] == "-" and key[1:] in KEYS:
        at.add(codes.INDENT, place, "列表项的“-”后面没有空格。", f"写作“- {key[1:]}: …”。")
    elif is_split_number(key, value):
        message = f"“{key}”前的逗号被当作了下一项的开头。"
        at.add(codes.UNKNOWN_KEY, place, message, '花括号“{}”里的数字不写千分位逗号，或加英文双引号，如 "3,672.34"。')
    else:
        advice = suggestion(form, bare) if few else "核对是否选错了文件。"
        at.add(codes.UNKNOWN_KEY, place, f"{where}没有{quoted(key)}这个键，其内容没有读入。", advice)


def suggestion(form: Form, key: str) -> str:
    """What to write instead of a key."""
    names = [row.key for row in form.fields]
    home = next((other.title for other in FORMS for row in other.fields if key == row.key or key in row.aliases), None)
    if home is not None:
        return f"“{key}”应写在“{home}”里，请核对缩进。"
    near = nearest(key, (*names, *form.by_alias))
    if near is not None:
        return f"是否为“{form.by_alias[near].key if near in form.by_alias else near}”？自己留用的键请以“x-”开头。"
    return f"可用的键：{'、'.join(names)}。自己留用的键请以“x-”开头。"
