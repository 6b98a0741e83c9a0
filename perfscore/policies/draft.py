"""A policy file as written: its keys and values read and checked, before its base is laid under it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from perfscore.model import Setting
from perfscore.model.finding import Finding, Level
from perfscore.model.source import Mapping, Node, Sequence, Span, Text
from perfscore.policies.codes import BAD_POLICY, Unusable
from perfscore.policies.settings import SETTINGS, Wrong, one_of

KEYS = ("名称", "版本", "说明", "继承", "取值")


class Draft(NamedTuple):
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


def read(text: str, file: str) -> Draft:
    """The policy written in ``text``; Unusable with all its mistakes, at their places in ``file``."""
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
    return Draft(
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
                conventions[str(key)] = one_of(*choices[key])(value)
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
