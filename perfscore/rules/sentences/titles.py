"""Points that are the title of what follows and give nothing themselves."""

from __future__ import annotations

import re

from perfscore.rules import islands
from perfscore.rules import sensitive as s
from perfscore.rules.nodes import FULL, Compare
from perfscore.rules.sentences.state import Reading
from perfscore.rules.series import SCALE
from perfscore.rules.skeleton import Anchor, anchors
from perfscore.rules.spans import MARK, SPANS


def is_title(state: Reading, anchor: Anchor, at: int, following: Anchor | None, first: bool, stop: int) -> bool:
    """报表报送（10分）：…, 10分，达标得满分: points that belong to what follows and give nothing themselves."""
    signs = state.signs
    if anchor.name == "equals" and signs[anchor.begin] == "：" and (at == 0 or signs[at - 1] == MARK):
        return _given_below(state, anchor, signs[at : anchor.begin])
    if anchor.name != "alone" or anchor.effect is None or anchor.effect.kind != "得":
        return False
    behind = signs[anchor.stop : anchor.stop + 2]
    before = signs[at : anchor.begin]
    if s.DENIAL.search(before):
        return False  # 基本非分3分
    more = following is not None
    inside = before.endswith("（")
    if not first:
        return (before == "（" and behind.startswith("）")) or (
            before.strip("，（）") == "" and "，，" in before
        )  # 按比重计算得分（4分）
    if inside and (behind.startswith("）：") or (behind.startswith("，") and more)):
        return True
    if not before.strip("，：（") and more and behind.startswith(("，", "：")):
        return True
    if inside and not more and re.match("）[^，；。（：]", behind) and (at == 0 or signs[at - 1] == MARK):
        return any(one.effect is not None and one.name != "alone" for one in _section_anchors(state, stop))
    if (
        inside
        and behind.startswith("）")
        and more
        and following is not None
        and following.name != "alone"
        and re.match("）[^，；（]", signs[anchor.stop : anchor.stop + 2])
        and (at == 0 or signs[at - 1] == MARK)
    ):
        return True  # 利用内资（10分）完成年度目标任务的，得满分
    opens = at == 0 or signs[at - 1] == MARK
    ends = anchor.stop + inside >= stop
    if not (opens and ends) or more or before.endswith("，"):
        return False
    if inside and signs[stop : stop + 1] == MARK and state.section == 0:
        return True
    if re.search("[每≥≤<>]|[得给扣][^，；。：分]{0,2}$", before) or isinstance(
        islands.condition(state.typed, signs, at, anchor.begin), Compare
    ):
        return False  # 90%以上10分；80%—90%得8分: the first of the tiers
    later = _section_anchors(state, stop)
    return any(one.effect is not None and one.name not in ("alone", "none", "noadd") for one in later)


def _given_below(state: Reading, anchor: Anchor, name: str) -> bool:
    """签收率：12分，达标得满分: what follows gives the same points, so the name with a colon only says how many there are."""
    if re.search(f"[{SPANS}]", name) or s.DENIAL.search(name) or SCALE.match(name) or anchor.effect is None:
        return False
    after = _section_anchors(state, anchor.stop)
    following = after[0] if after else None
    return (
        following is not None
        and following.name not in ("alone", "equals")
        and following.effect is not None
        and following.effect.kind == "得"
        and following.effect.amount in (anchor.effect.amount, FULL)
    )


def _section_anchors(state: Reading, begin: int) -> list[Anchor]:
    """What the sentences behind a title hold, up to the next mark."""
    end = state.signs.find(MARK, begin)
    return list(anchors(state.typed, state.signs, begin, len(state.signs) if end < 0 else end))
