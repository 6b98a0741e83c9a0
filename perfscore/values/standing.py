"""Words that stand in an order: ranks (前三名, 第3位), grades (优 良 中 差), classes (国家二级, 二类), and last year's level.

Target and actual of one order compare; scopes and kinds that differ do not, and are left to a person.
"""

from __future__ import annotations

import re

from perfscore.language.numbers import chinese_number, read_decimal

_NUMBER = "([0-9]{1,4}|[一二三四五六七八九十]{1,3})"
_PLACE = "(全国|全省|全市|全县|全区|省内|市内|全系统|同类)?(?:综合)?(?:排名|排位|位列|位居|名列|进入|居)?"
_TOP = re.compile(f"{_PLACE}(?:前{_NUMBER}[名位强]?|第{_NUMBER}[名位](?:以内|以上|以前|及以上|之内))")
_RANK = re.compile(f"{_PLACE}第{_NUMBER}[名位]?")
_CLASS = re.compile("(国家|部|省|省级|市|市级)?([一二三四五1-5ⅠⅡⅢⅣⅤ])([级类])(?:及以上|以上|及以内)?(?:标准|水质)?")
_GRADES = {"优": 0, "优秀": 0, "良": 1, "良好": 1, "中": 2, "中等": 2, "差": 3}
_ROMAN = {"Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "Ⅴ": 5}
_BASE = "(上年|去年)(?:度|同期|水平|底|末)*"
_AGAINST = re.compile(
    f"(?:较|比|与|同)?(?:(不低于|不少于|不高于|不超过|高于|超过|低于|少于|等于)?{_BASE}"
    "(?:有所|略有|明显)?(持平|相同|一致|提高|提升|增长|上升|增加|下降|降低|减少)?)"
)
_SETS = {
    "不低于": "=>", "不少于": "=>", "不高于": "<=", "不超过": "<=", "高于": ">", "超过": ">", "低于": "<", "少于": "<", "等于": "=",
    "持平": "=", "相同": "=", "一致": "=", "提高": ">", "提升": ">", "增长": ">", "上升": ">", "增加": ">", "下降": "<", "降低": "<", "减少": "<",
}  # fmt: skip


def reached(target: str, actual: str) -> bool | None:
    """Whether ``actual`` reaches ``target`` in an order that both name; None where they do not, or it is not sure."""
    for compare in (_rank, _grade, _class, _against):
        found = compare(target, actual)
        if found is not None:
            return found
    return None


def _number(text: str) -> int | None:
    if text in _ROMAN:
        return _ROMAN[text]
    value = read_decimal(text) or chinese_number(text)
    return None if value is None else int(value)


def _rank(target: str, actual: str) -> bool | None:
    wanted, got = _TOP.fullmatch(target), _RANK.fullmatch(actual)
    if wanted is None or got is None or (wanted[1] and got[1] and wanted[1] != got[1]):
        return None
    limit, place = _number(wanted[2] or wanted[3]), _number(got[2])
    return None if limit is None or place is None else place <= limit


def _grade(target: str, actual: str) -> bool | None:
    wanted = _GRADES.get(target.removesuffix("以上").removesuffix("及"))
    got = _GRADES.get(actual)
    return None if wanted is None or got is None else got <= wanted


def _class(target: str, actual: str) -> bool | None:
    """Of classes (水质) and of national or provincial levels the first is the highest; of other 级 that is not known."""
    wanted, got = _CLASS.fullmatch(target), _CLASS.fullmatch(actual)
    if wanted is None or got is None or wanted[3] != got[3] or (wanted[1] or "") != (got[1] or ""):
        return None
    limit, level = _number(wanted[2]), _number(got[2])
    if limit is None or level is None:
        return None
    if level == limit:
        return True
    return level < limit if wanted[3] == "类" or wanted[1] else None


def _against(target: str, actual: str) -> bool | None:
    wanted, got = _relations(target), _relations(actual)
    if wanted is None and got is not None:
        return None
    if wanted is None or got is None:
        got = frozenset("=") if wanted is not None and actual in ("持平", "基本持平") else None
    if wanted is None or got is None:
        return None
    return True if got <= wanted else False if not got & wanted else None


def _relations(text: str) -> frozenset[str] | None:
    found = _AGAINST.fullmatch(text)
    if found is None:
        return None
    words = [word for word in (found[1], found[3]) if word]
    return frozenset(_SETS[words[0]]) if len(words) == 1 else None
