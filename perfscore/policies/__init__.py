"""评分办法: policy files → :class:`~perfscore.model.Policy`. Shipped ones lie in ``perfscore/policies``, a user's own in
``policies/`` beside ``perfscore.yaml`` or at a path given on the command line.

A policy value is one row of SETTINGS: its name, how its text is read, what it means. ``继承`` takes another policy as base.
A name inside an indicator file is looked up by name only: a file from a stranger never makes us read a path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from perfscore.language import numbers
from perfscore.load.shown import relative_name
from perfscore.model import Policy, Setting, Sheet, Terms
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.model.source import Mapping, Node, Sequence, Span, Text

DEFAULT = "财政部"
SHIPPED = Path(__file__).parent
FILES = {  # plain file names: a file system may not take Chinese ones
    "财政部": "caizhengbu.yaml",
    "财政部-含成本": "caizhengbu-chengben.yaml",
    "湖南省": "hunan.yaml",
    "湖北省": "hubei.yaml",
    "衡阳市申报": "hengyang-shenbao.yaml",
}
OFF = "不启用"
LONGEST_NAME = 50  # in characters; file systems take 255 bytes
KEYS = ("名称", "版本", "说明", "继承", "取值")
UNSOURCED = "系统约定，文件未作规定"

UNKNOWN_POLICY = Code(
    "PS131",
    Level.ERROR,
    Category.FORM,
    "没有这个评分办法",
    """表中或命令中写的评分办法既不是随软件提供的，也不在指标库的 policies/ 目录中。不按别的办法代替，该表不计分。

改法：用 perfscore policies 查看可用的名称；自定的评分办法放进 policies/ 目录，文件名与名称相同。""",
)
BAD_POLICY = Code(
    "PS132",
    Level.ERROR,
    Category.FORM,
    "评分办法文件有误",
    """评分办法文件的键、取值或继承关系有错误，整个办法不使用，引用它的表不计分。

改法：按提示改正；perfscore policies 财政部 显示全部口径名称和写法。""",
)
CODES = (UNKNOWN_POLICY, BAD_POLICY)


class Unusable(Exception):
    """No such policy, or one with mistakes; carries the findings."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(findings[0].message if findings else "")
        self.findings = findings

    @property
    def told(self) -> str:
        """The first mistake in one line; with its place where a file has it."""
        finding = self.findings[0]
        place = f"{finding.at.file}:{finding.at.line}:{finding.at.column}: " if finding.code == BAD_POLICY.code else ""
        return f"{place}{finding.message or finding.title}{finding.advice}"


class Wrong(Exception):
    """A policy value that cannot be read; the text says what would be accepted."""


# --- how values are read ------------------------------------------------------------------------------------


def _text(node: Node) -> str:
    if not isinstance(node, Text):
        raise Wrong("应为一个值")
    return str(node).strip()


def _decimal(node: Node) -> Decimal:
    value = numbers.read_decimal(_text(node))
    if value is None:
        raise Wrong("应为数字")
    return value


def _share(node: Node) -> Fraction:
    text = _text(node)
    value = numbers.read_decimal(text[:-1]) if text.endswith(("%", "％")) else None
    if value is None:
        raise Wrong("应为百分数，如 80%")
    return Fraction(value) / 100


def _pairs(node: Node) -> Iterator[tuple[str, Node]]:
    if not isinstance(node, Mapping):
        raise Wrong("应为“名称: 值”的列表")
    return ((str(key), value) for key, value in node.items.items())


def _items(node: Node, length: int | None = None) -> list[Node]:
    if not isinstance(node, Sequence) or (length is not None and len(node.items) != length):
        raise Wrong("应为列表" if length is None else f"应为{length}个值的列表")
    return node.items


def _optional(read: Callable[[Node], Any]) -> Callable[[Node], Any]:
    return lambda node: None if isinstance(node, Text) and node == OFF else read(node)


def _weights(node: Node) -> Any:
    return MappingProxyType({name: _decimal(value) for name, value in _pairs(node)})


def _tiers(node: Node) -> Any:
    tiers = {name: (_share(_items(value, 2)[0]), _share(_items(value, 2)[1])) for name, value in _pairs(node)}
    if set(tiers) != {"达成", "部分达成", "未达成"}:
        raise Wrong("应有 达成、部分达成、未达成 三档")
    chain = [tiers["未达成"], tiers["部分达成"], tiers["达成"]]
    joined = chain[0][0] == 0 and chain[2][1] == 1 and all(low[1] == high[0] for low, high in pairwise(chain))
    if not joined or any(low >= high for low, high in chain):
        raise Wrong("三档应首尾相接，从0%到100%")
    return MappingProxyType(tiers)


def _grades(node: Node) -> Any:
    grades = tuple(sorted(((name, _share(value)) for name, value in _pairs(node)), key=lambda row: -row[1]))
    if not grades or grades[-1][1] != 0:
        raise Wrong("最低一级应从0%开始")
    return grades


def _bands(node: Node) -> Any:
    bands = [(_share(_items(row, 2)[0]), _share(_items(row, 2)[1])) for row in _items(node)]
    return tuple(sorted(bands, key=lambda row: -row[0]))


def _caps(node: Node) -> Any:
    return tuple((_share(_items(row, 2)[0]), _decimal(_items(row, 2)[1])) for row in _items(node))


def _one_of(*words: str) -> Callable[[Node], Any]:
    def read(node: Node) -> str:
        text = _text(node)
        if text not in words:
            raise Wrong(f"应为{'、'.join(f'“{word}”' for word in words)}之一")
        return text

    return read


def _places(node: Node) -> int:
    value = _decimal(node)
    if value not in (0, 1, 2, 3, 4):
        raise Wrong("应为0至4的整数")
    return int(value)


class Row(NamedTuple):
    """One policy value: how it is read, which field of Terms it fills (none for a stated fact), what it means."""

    read: Callable[[Node], Any]
    field: str | None
    meaning: str


REVERSE = {"指标值÷实际值×分值": "指标值÷实际值", "分值×[1－(实际值－指标值)÷指标值]": "线性扣减"}

SETTINGS: dict[str, Row] = {
    "权重": Row(_weights, "weights", "各一级指标和预算执行率的分值"),
    "满分": Row(_decimal, "whole", "全表满分"),
    "执行率公式": Row(_one_of("全年执行数÷全年预算数"), None, "预算执行率的算法"),
    "执行率得分": Row(_one_of("执行率×分值，最高得满分"), None, "预算执行得分的算法"),
    "执行率分档": Row(_optional(_bands), "execution_bands", "按执行率分档计分：[[执行率下限, 得分占分值], …]"),
    "定量未达标": Row(_one_of("实际值÷指标值×分值"), None, "定量指标未完成时的算法"),
    "反向未达标": Row(lambda node: REVERSE[_one_of(*REVERSE)(node)], "reverse", "越小越好的指标未完成时的算法"),
    "起分线": Row(_optional(_share), "pass_mark", "完成率低于此线不得分，以上按超出部分折算"),
    "等号指标": Row(_one_of("视同≥"), None, "指标值写“=”时的算法（“=0”：0得满分，否则0分）"),
    "约数容差": Row(_share, "tolerance_approx", "“约”字指标值允许的差距"),
    "定性档次": Row(_tiers, "tiers", "定性指标各档占分值的范围"),
    "满意度分档": Row(_optional(_bands), "satisfaction_bands", "满意度按分档计分：[[满意度下限, 得分占分值], …]"),
    "超额提示线": Row(_share, "excess_hint", "完成率超过此线而无说明的，提示"),
    "超额警告线": Row(_share, "excess_warning", "完成率超过此线而无说明的，列为疑点"),
    "超额不计": Row(_decimal, "excess_ignored", "实际值与指标值之差不超过此数的，不作超额"),
    "总分封顶": Row(_optional(_caps), "total_caps", "执行率低于某线时总分的上限：[[执行率, 总分], …]"),
    "保留位数": Row(_places, "places", "各项得分保留的小数位数"),
    "取整方式": Row(_one_of("四舍五入，逐项取整后相加"), None, "得分取整的方法"),
    "容差": Row(_decimal, "tolerance", "自评得分与计算得分允许的差距"),
    "取整格": Row(
        lambda node: tuple(_decimal(item) for item in _items(node)), "grids", "可以解释为“取整较粗”的取整单位"
    ),
    "等级": Row(_grades, "grades", "各等级的得分率下限（含）"),
}


# --- reading a file -----------------------------------------------------------------------------------------


class _Draft(NamedTuple):
    """A policy file as read, before its base is laid under it."""

    name: str
    version: str
    note: str
    base: str | None
    base_at: Span
    values: dict[str, Any]
    settings: dict[str, Setting]
    conventions: dict[str, str]


def _shown(node: Node) -> str:
    if isinstance(node, Mapping):
        return "，".join(f"{key} {_shown(value)}" for key, value in node.items.items()) or "不规定"
    if isinstance(node, Sequence):
        nested = any(isinstance(item, Sequence) for item in node.items)
        return ("；" if nested else "—" if len(node.items) == 2 else "、").join(_shown(item) for item in node.items)
    return str(node)


def _draft(text: str, file: str) -> _Draft:
    from perfscore.load.compose import compose

    composed = compose(text, file)
    errors = [finding for finding in composed.findings if finding.level is Level.ERROR]
    root = composed.root
    if errors or not isinstance(root, Mapping):
        raise Unusable(*(errors or [BAD_POLICY.at(Span(file, 1, 1), "评分办法文件应由“名称”“版本”“取值”等键组成。")]))
    errors.extend(
        BAD_POLICY.at(key.span(file), f"不认识的键“{key}”。", f"可用的键：{'、'.join(KEYS)}。")
        for key in root
        if key not in KEYS and not key.startswith("x-")
    )
    heads: dict[str, str] = {}
    for name in KEYS[:4]:
        node = root.get(name)
        if isinstance(node, Text) and node.strip():
            heads[name] = str(node)
        elif node is not None or name in ("名称", "版本"):
            errors.append(BAD_POLICY.at((node or root).span(file), f"“{name}”应写一个值。"))
    values, settings, conventions = _values(root.get("取值"), file, heads.get("名称", ""), errors)
    if errors:
        raise Unusable(*errors)
    base = root.get("继承")
    base_at = base.span(file) if base is not None else Span(file, 1, 1)
    return _Draft(
        heads["名称"], heads["版本"], heads.get("说明", ""), heads.get("继承"), base_at, values, settings, conventions
    )


def _values(
    node: Node | None, file: str, name: str, errors: list[Finding]
) -> tuple[dict[str, Any], dict[str, Setting], dict[str, str]]:
    values: dict[str, Any] = {}
    settings: dict[str, Setting] = {}
    conventions: dict[str, str] = {}
    if node is None:
        return values, settings, conventions
    if not isinstance(node, Mapping):
        errors.append(BAD_POLICY.at(node.span(file), "“取值”应为“口径名称: {值: …, 依据: …}”。"))
        return values, settings, conventions
    for key, entry in node.items.items():
        choices = {} if key in SETTINGS else _conventions()
        if key not in SETTINGS and key not in choices:
            errors.append(_unknown_setting(key, file, [*SETTINGS, *choices]))
            continue
        value = entry.get("值") if isinstance(entry, Mapping) else None
        if value is None:
            errors.append(BAD_POLICY.at(entry.span(file), f"口径“{key}”应写成 {{值: …, 依据: …}}。"))
            continue
        try:
            if key in choices:
                conventions[str(key)] = _one_of(*choices[key])(value)
            else:
                row = SETTINGS[key]
                read = row.read(value)
                if row.field is not None:
                    values[row.field] = read
        except Wrong as wrong:
            errors.append(BAD_POLICY.at(value.span(file), f"口径“{key}”的值“{_shown(value)}”{wrong}。"))
            continue
        source = entry.get("依据") if isinstance(entry, Mapping) else None
        settings[str(key)] = Setting(str(key), _shown(value), str(source) if isinstance(source, Text) else None, name)
    return values, settings, conventions


def _unknown_setting(key: Text, file: str, known: list[str]) -> Finding:
    from difflib import get_close_matches

    near = get_close_matches(key, known, n=1, cutoff=0.3)
    hint = f"是否要写“{near[0]}”？" if near else ""
    return BAD_POLICY.at(key.span(file), f"没有口径“{key}”。{hint}", f"可用的口径：{'、'.join(known)}。")


@lru_cache(maxsize=1)
def _conventions() -> dict[str, tuple[str, ...]]:
    """Conventions of the rule language: name → the values one may choose. Loaded only where a policy sets one."""
    from perfscore.rules.conventions import TABLE

    return {row.key: row.values for row in TABLE}


# --- finding and joining ------------------------------------------------------------------------------------


def names(near: Path | None = None) -> tuple[str, ...]:
    """Names of all policies to be had: the shipped ones, then the user's own in ``near/policies``."""
    own = sorted(path.stem for path in (near / "policies").glob("*.yaml")) if near is not None else []
    return (*FILES, *(name for name in own if name not in FILES))


def find(name: str, near: Path | None = None, *, paths: bool = False) -> Policy:
    """The policy called ``name``; a path too, with ``paths``. Raises Unusable with findings."""
    if paths and (name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name):
        return _join(Path(name), near, ())
    return _named(name, near)


@lru_cache(maxsize=256)
def _named(name: str, near: Path | None) -> Policy:
    return _join(_locate(name, near), near, ())


def default() -> Policy:
    """The policy used where none is named: 财政部."""
    return find(DEFAULT)


def for_sheet(sheet: Sheet, chosen: Policy | None, fallback: Policy | None, near: Path | None = None) -> Policy:
    """The policy of a sheet: the one chosen on the command line, the sheet's own, perfscore.yaml's, 财政部.

    Raises Unusable, with a finding at the sheet's 评分办法, where the sheet names one that is not to be had; behind it those
    at the lines of the policy's own file, which are the same for every sheet.
    """
    if chosen is not None:
        return chosen
    if sheet.policy is None:
        return fallback or default()
    try:
        return find(str(sheet.policy), near)
    except Unusable as unusable:
        if any(finding.code != UNKNOWN_POLICY.code for finding in unusable.findings):
            raise Unusable(not_usable(sheet, str(sheet.policy), unusable.findings[0].at), *unusable.findings) from None
        raise Unusable(*(
            UNKNOWN_POLICY.at(sheet.at("评分办法"), finding.message, finding.advice) for finding in unusable.findings
        )) from None  # fmt: skip


def not_usable(sheet: Sheet, name: str, place: Span) -> Finding:
    """What a sheet is told whose policy has mistakes that are reported at ``place``."""
    message = f"评分办法“{name}”不能使用（见{place.file}第{place.line}行），该表不计分。"
    return BAD_POLICY.at(sheet.at("评分办法"), message, "改正该处；表不必改。")


def is_foreign(finding: Finding, sheet: Sheet | None) -> bool:
    """Whether a finding is about the file of a policy, not about the sheet that uses it."""
    return finding.code == BAD_POLICY.code and (sheet is None or finding.at.file != sheet.file)


def text_of(file: str) -> str:
    """What the file of a policy says, for excerpts; nothing where it cannot be read."""
    try:
        return Path(file).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""


def of_settings(name: str | None, folder: Path | None, place: Span) -> tuple[Finding, ...]:
    """What is wrong with the policy that perfscore.yaml names at ``place``; nothing where it can be used."""
    if name is None:
        return ()
    try:
        find(name, folder, paths=True)
    except Unusable as unusable:
        own = any(finding.code == BAD_POLICY.code for finding in unusable.findings)
        return unusable.findings if own else tuple(each._replace(at=place) for each in unusable.findings)
    return ()


def _locate(name: str, near: Path | None) -> Path:
    plain = name not in ("", ".", "..") and len(name) <= LONGEST_NAME and not any(mark in name for mark in "/\\:\0")
    if plain and near is not None and (near / "policies" / f"{name}.yaml").is_file():
        return near / "policies" / f"{name}.yaml"
    if name in FILES:
        return SHIPPED / FILES[name]
    from difflib import get_close_matches

    known = names(near)
    nearest = get_close_matches(name, known, n=1, cutoff=0.3)
    hint = f"是否要写“{nearest[0]}”？" if nearest else ""
    raise Unusable(
        UNKNOWN_POLICY.at(
            Span(name, 1, 1), f"没有评分办法“{name}”，该表不计分。{hint}", f"可用的评分办法：{'、'.join(known)}。"
        )
    )


def _join(path: Path, near: Path | None, above: tuple[str, ...]) -> Policy:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        what = "不是UTF-8文本" if isinstance(error, UnicodeDecodeError) else "不能读取"
        shown = relative_name(path)
        raise Unusable(BAD_POLICY.at(Span(shown, 1, 1), f"评分办法文件“{shown}”{what}。")) from None
    shown = path.name if path.parent == SHIPPED else relative_name(path)
    draft = _draft(text, shown)
    if draft.name in above:
        chain = " → ".join((*above, draft.name))
        raise Unusable(BAD_POLICY.at(draft.base_at, f"评分办法互相继承：{chain}。"))
    return _laid_over(draft, _base(draft, path, near, above))


def _base(draft: _Draft, path: Path, near: Path | None, above: tuple[str, ...]) -> Policy | None:
    """The policy that ``draft`` builds on: the one it names, else 财政部; none under the shipped 财政部 itself."""
    shipped = path.parent == SHIPPED
    if draft.base is None:
        return None if shipped and draft.name == DEFAULT else _join(SHIPPED / FILES[DEFAULT], None, ())
    if draft.base == draft.name and not shipped:  # one's own 财政部 may build on the shipped one
        near, above = None, ()
    else:
        above = (*above, draft.name)
    try:
        base = _locate(draft.base, near)
    except Unusable as unusable:
        raise Unusable(*(finding._replace(at=draft.base_at) for finding in unusable.findings)) from None
    return _join(base, near, above)


def _laid_over(draft: _Draft, base: Policy | None) -> Policy:
    values = {name: getattr(base.terms, name) for name in Terms._fields} if base is not None else {"conventions": {}}
    conventions = {**values["conventions"], **draft.conventions}
    values.update(draft.values)
    values["conventions"] = MappingProxyType(conventions)
    return Policy(
        name=draft.name,
        version=draft.version,
        note=draft.note,
        terms=Terms(**values),
        settings=MappingProxyType({**(base.settings if base is not None else {}), **draft.settings}),
        chain=(base.name, *base.chain) if base is not None else (),
    )
