"""缺少应设的指标类别。

评分办法给了分值的一级指标（产出、效益、满意度，含成本的办法还有成本），表中一项也没有的，是疑点；没有写明评分办法的表，
设了产出和效益而没有满意度的，也是疑点；产出指标下缺少数量、质量、
时效中的一类，或者效益下一类都没有写明的，作提示（财预〔2020〕10号：产出含数量、质量、时效、成本）。

查不出：名称另起的类别（如“履职效能”），这类表请用自定的评分办法。
改法：按评分办法补设指标；确实不适用的，在备注说明并调整权重。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.base import ROWS, Table, fires, manual, silent
from perfscore.model import Sheet
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.score.total import covered

CODE = Code("PS508", Level.WARNING, Category.TARGET, "缺少应设的指标类别", manual(__doc__))

_FULL = "绩效指标: {产出指标: {数量指标: [%s], 质量指标: [%s], 时效指标: [%s]}, 效益指标: {社会效益指标: [%s]}%s}"
_ROW = "{指标: 小修里程, 年度指标值: 5公里, 分值: 5}"
EXAMPLES = (
    fires(
        "评分办法: 财政部\n" + _FULL % (_ROW, _ROW, _ROW, _ROW, ""),
        "没有“满意度指标”，“财政部”给它的分值为10分。",
    ),
    fires(
        _FULL % (_ROW, _ROW, _ROW, _ROW, ""),
        "没有“满意度指标”，“财政部”给它的分值为10分。",
    ),
    silent(_FULL % (_ROW, _ROW, _ROW, "{指标: 村民满意度, 年度指标值: ≥90%, 分值: 5}", "")),
    fires(
        ROWS + f"      - {_ROW}",
        "产出指标下没有质量、时效指标。",
    ),
    silent("评分办法: 财政部\n" + _FULL % (_ROW, _ROW, _ROW, _ROW, f", 满意度指标: [{_ROW}]")),
)
KINDS = ("数量", "质量", "时效")


def check(table: Table) -> Iterator[Finding]:
    """Level-1 kinds that the policy weighs, and the level-2 kinds of output."""
    sheet = table.sheet
    if not sheet.indicators:
        return
    names = {indicator.level1 for indicator in sheet.indicators}
    yield from _missing(table)
    if any("产出" in name for name in names):
        yield from _outputs(sheet)


def _missing(table: Table) -> Iterator[Finding]:
    sheet, policy = table.sheet, table.card.policy
    for name, weight in (sheet.weights or policy.terms.weights).items():
        if "执行" in name or not weight or covered(name, sheet):
            continue
        if not sheet.policy and not ("满意" in name and _asks_for_satisfaction(sheet)):
            continue  # by which policy it is filled in is not known
        yield CODE.at(
            sheet.key_at("绩效指标"),
            f"没有“{name}”，“{policy.name}”给它的分值为{weight}分。",
            "按评分办法补设指标；确实不适用的，在“权重”写明调整后的分值。",
            stake=weight,
        )


def _asks_for_satisfaction(sheet: Sheet) -> bool:
    """The form of 财预〔2020〕10号, with outputs and effects, and nobody was asked anywhere."""
    kinds = {indicator.level1[:2] for indicator in sheet.indicators}
    asked = any(
        "满意" in text
        for indicator in sheet.indicators
        for text in (indicator.level1, indicator.level2 or "", indicator.name)
    )
    return {"产出", "效益"} <= kinds and not asked


def _outputs(sheet: Sheet) -> Iterator[Finding]:
    below = {indicator.level2 or "" for indicator in sheet.indicators if "产出" in indicator.level1}
    absent = [kind for kind in KINDS if not any(kind in level2 for level2 in below)]
    if absent and below != {""}:
        yield CODE.at(
            sheet.key_at("绩效指标"),
            f"产出指标下没有{'、'.join(absent)}指标。",
            "补设；确实不适用的，在备注说明。",
            level=Level.HINT,
        )
