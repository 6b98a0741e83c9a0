"""实有人数超过编制数。

人员控制率＝实有人数÷编制数，超过100%即超编。编制数为0或缺失时不能计算。

查不出：编外人员；人员编制中不同经费渠道的分项。
改法：核对机构编制部门的批复和年末实有人数；确属超编的，在报告中说明。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.language.numbers import plain
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS318", Level.WARNING, Category.ARITHMETIC, "实有人数超过编制数", manual(__doc__))

EXAMPLES = (
    fires("基础数据: {人员编制: {编制数: 40, 实有人数: 42}}", "编制数40人，实有人数42人，控制率105%。"),
    silent("基础数据: {人员编制: {编制数: 40, 实有人数: 40}}"),
)


def check(table: Table) -> Iterator[Finding]:
    """More people than posts."""
    basics = table.sheet.basics
    if basics is None or not basics.quota or basics.staff is None or basics.staff <= basics.quota:
        return
    rate = plain(Fraction(basics.staff) / Fraction(basics.quota) * 100, 2)
    place = basics.node.get("人员编制") if basics.node is not None else None
    yield CODE.at(
        place.span(basics.file) if place is not None else basics.at("人员编制"),
        f"编制数{plain(basics.quota)}人，实有人数{plain(basics.staff)}人，控制率{_trimmed(rate)}%。",
        "核对编制批复和年末实有人数；确属超编的，在报告中说明。",
    )


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
