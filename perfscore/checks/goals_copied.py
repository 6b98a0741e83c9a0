"""实际完成情况照抄预期目标。

“年度总体目标”的“实际完成情况”与“预期目标”逐句比较：六成以上的句子（10个字以上的）完全相同，是疑点；有个别句子相同，作提示。
照抄目标说明不了做了什么。

查不出：改了几个字的照抄。
改法：写实际做了什么、做到多少，有数字的写数字。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.language.ordinals import bare
from perfscore.model.finding import Category, Code, Finding, Level, Related

CODE = Code("PS512", Level.WARNING, Category.STATEMENT, "实际完成情况照抄预期目标", manual(__doc__))

EXAMPLES = (
    fires(
        "年度总体目标:\n  预期目标: 完成农村公路小修保养五十公里，保障群众安全出行。\n  实际完成情况: 完成农村公路小修保养五十公里，保障群众安全出行。",
        "“实际完成情况”共1句，1句与“预期目标”完全相同：“完成农村公路小修保养五十公里，保障群众安全出行”。",
    ),
    silent(
        "年度总体目标:\n  预期目标: 完成农村公路小修保养五十公里，保障群众安全出行。\n  实际完成情况: 全年小修保养农村公路52公里，养护路段未发生责任事故。"
    ),
)
_SENTENCE = re.compile(r"[。；;\n]+")
SHORT = 10


def check(table: Table) -> Iterator[Finding]:
    """Sentences of the result that stand in the goal word for word."""
    goal = table.sheet.goal
    if goal is None or not goal.expected or not goal.result or not table.evaluated:
        return
    expected = set(_sentences(goal.expected))
    result = list(_sentences(goal.result))
    copied = [sentence for sentence in result if sentence in expected]
    if not copied:
        return
    shown = copied[0] if len(copied[0]) <= 40 else copied[0][:39] + "…"
    yield CODE.at(
        goal.key_at("实际完成情况"),
        f"“实际完成情况”共{len(result)}句，{len(copied)}句与“预期目标”完全相同：“{shown}”{'等' if len(copied) > 1 else ''}。",
        "写实际做了什么、做到多少，有数字的写数字。",
        level=Level.WARNING if 5 * len(copied) >= 3 * len(result) else Level.HINT,
        related=(Related(goal.key_at("预期目标"), "预期目标"),),
    )


def _sentences(text: str) -> Iterator[str]:
    for part in _SENTENCE.split(text):
        sentence = bare(bare(part)).strip()  # 1.（1）
        if len(sentence) >= SHORT:
            yield sentence
