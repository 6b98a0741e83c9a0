"""Every kind of finding that the program can report, whoever raises it, and the manual made of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module

from perfscore import checks
from perfscore.checks.base import Example
from perfscore.model.finding import Code

DECLARING = (
    "perfscore.load.codes",
    "perfscore.carrier.codes",
    "perfscore.load.config",
    "perfscore.policies",
    "perfscore.checks.silence",
    "perfscore.checks.evidence",
    "perfscore.score.codes",
    "perfscore.rules.codes",
)
"""Modules that declare kinds of findings, besides the checks."""

GROUPS = {
    "1": "格式",
    "2": "单位、数值",
    "3": "得分、算术、资金",
    "4": "跨表、文表",
    "5": "目标、进度",
    "6": "说明、超额",
    "7": "标准",
}


@cache
def all_codes() -> dict[str, Code]:
    """Codes by number, in order. A number declared twice is a mistake of ours."""
    codes: dict[str, Code] = {}
    for code in (*_declared(), *checks.codes()):
        if codes.setdefault(code.code, code) is not code:
            raise AssertionError(f"{code.code} is declared twice: {codes[code.code].title} / {code.title}")
    return dict(sorted(codes.items()))


def _declared() -> Iterator[Code]:
    for name in DECLARING:
        seen: set[str] = set()
        for value in vars(import_module(name)).values():
            if isinstance(value, Code) and value.code not in seen:
                seen.add(value.code)
                yield value


def examples_of(code: str) -> tuple[Example, ...]:
    """The examples of a check; none for what is raised elsewhere."""
    return next((check.EXAMPLES for check in checks.everything() if code == check.CODE.code), ())


def page(code: Code) -> str:
    """The manual page of a code as plain text."""
    head = f"{code.code} {code.title}\n类别：{code.category.value}　级别：{code.level.shown}\n\n{code.manual.strip()}\n"
    for example in examples_of(code.code):
        title = "会报：" if example.says else "不报："
        body = "\n".join(f"    {line}" for line in example.text.strip("\n").splitlines())
        says = "".join(f"  → {message}\n" for message in example.says)
        head += f"\n{title}\n{body}\n{says}"
    return head


def manual() -> str:
    """``docs/checks.md``: the catalogue of all codes."""
    parts = [_INTRODUCTION]
    for digit, group in GROUPS.items():
        codes = [code for code in all_codes().values() if code.code[2] == digit]
        if not codes:
            continue
        parts.append(f"## {digit}xx {group}\n")
        parts += [_section(code) for code in codes]
    return "\n".join(parts)


def _section(code: Code) -> str:
    lines = [
        f"### {code.code} {code.title}\n",
        f"类别：{code.category.value}；级别：{code.level.shown}\n",
        code.manual.strip() + "\n",
    ]
    for example in examples_of(code.code):
        lines.append("会报：\n" if example.says else "不报：\n")
        lines.append(f"```yaml\n{example.text.strip(chr(10))}\n```\n")
        lines += [f"> {message}\n" for message in example.says]
    return "\n".join(lines)


_INTRODUCTION = """# 审核问题目录

本页由程序中各项检查的说明生成，`make test` 核对两者一致；`perfscore codes PS401` 显示同样的内容。

- 级别：**错误**能由文件本身证明；**疑点**很可能有误，需要核实；**提示**是形式问题或需要人判断的问题。
- 一行内不报：在该行末尾写 `# perfscore: ignore PS401 理由`，理由必填；写在单独一行的，管下一行；写在“预期目标: |”一类的行尾的，
  管这一整段文字。
- 全库不报或改级别：在 perfscore.yaml 写 `关闭: [PS513]`、`级别: {PS401: 错误}`。
- 只看新问题：`perfscore check --format json > 基线.json` 记下现有问题，以后 `perfscore check --baseline 基线.json` 只报新的；
  行号变了不影响。
- 例子里省去了类型、年度等必填项；用“---”隔开的是同时检查的几个文件。
"""
