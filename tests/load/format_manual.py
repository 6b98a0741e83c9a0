"""The tables of docs/format.md, made from the table of keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from perfscore.load import config
from perfscore.load.fields import FORMS, ROW_ALIASES, Field, Form

ROOT = Path(__file__).parent.parent.parent
MANUAL = ROOT / "docs" / "format.md"
BLOCK = re.compile(r"(<!-- (\S+)(?: (\S+))? -->\n).*?(<!-- 完 -->)", re.DOTALL)
LINES_OF_EXAMPLE = 42


def manual() -> str:
    """docs/format.md as it should be."""
    return BLOCK.sub(lambda found: found[1] + MAKERS[found[2]](found[3]) + found[4], MANUAL.read_text(encoding="utf-8"))


def _example(name: str) -> str:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()[:LINES_OF_EXAMPLE]
    return "```yaml\n" + "\n".join(lines) + "\n```\n"


def _forms(_: str) -> str:
    return "\n".join("\n".join(_form(form)) + "\n" for form in FORMS)


def _form(form: Form) -> Iterator[str]:
    yield f"### {form.title}\n"
    yield (
        form.about
        + ("其他键照原样保留。" if form.open else "")
        + ("“其中”下可再列明细。" if form.nested else "")
        + "\n"
    )
    yield from _table(form)


def _table(form: Form) -> Iterator[str]:
    yield "| 键 | 填什么 | 说明 |"
    yield "|---|---|---|"
    for row in form.fields:
        notes = [word for word, holds in (("必填", row.required), ("年末", row.actual)) if holds]
        about = f"**{'、'.join(notes)}**　{row.about}" if notes else row.about
        example = f"例：`{row.example}`" if row.example else ""
        yield f"| {row.key} | {_value(row)} | {about}{example} |"


def _value(row: Field) -> str:
    if row.choices and row.type.name == "CHOICE":
        return "、".join(f"`{choice}`" for choice in row.choices)
    if row.choices:
        return "映射，键为" + "、".join(row.choices) + "；值为文字，或列表，各项有“标题”和“正文”"
    bounds = f"，不小于{row.low}" if row.low is not None else ""
    return row.type.value + bounds + (f"，见“{row.form.title}”" if row.form is not None else "")


def _aliases(_: str) -> str:
    pairs: dict[str, list[str]] = {}
    for form in FORMS:
        for row in form.fields:
            known = pairs.setdefault(row.key, [])
            known.extend(alias for alias in row.aliases if alias not in known)
    for alias, name in ROW_ALIASES.items():
        pairs.setdefault(name, []).append(alias)
    rows = [f"| {name} | {'、'.join(aliases)} |" for name, aliases in pairs.items() if aliases]
    return "\n".join(["| 名称 | 也可写作 |", "|---|---|", *rows]) + "\n"


def _settings(_: str) -> str:
    return "\n".join(_table(config.FORM)) + "\n"


MAKERS = {"例": _example, "键表": _forms, "别名": _aliases, "设置": _settings}
