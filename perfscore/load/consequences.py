"""What only follows from a key that was not read is not said beside it: mend the key, and it is gone.

A misspelt 年度指标值 leaves its row without a target; that the target is missing is no second mistake. Which key was
meant stands in the advice of the finding (``strange.suggestion``); FOLLOWING says what its absence brings about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from perfscore.load import codes
from perfscore.model.finding import Finding

UNDECIDED = frozenset(("PS305", "PS511", "PS602", "PS603", "PS704"))
"""What is said of a row that cannot be scored because a cell is not there."""
UNEXPLAINED = frozenset(("PS327", "PS601", "PS602", "PS603", "PS606"))
FOLLOWING = {
    "年度指标值": UNDECIDED,
    "实际完成值": UNDECIDED,
    "偏差原因": UNEXPLAINED,
    "改进措施": frozenset(("PS603",)),
    "数据来源": frozenset(("PS513",)),
    "佐证材料": frozenset(("PS513",)),
}
"""Key that was meant → codes of findings that its absence brings about in the same row."""
_UNREAD = frozenset((codes.UNKNOWN_KEY.code, codes.COLON.code, codes.INDENT.code))
_SEVERAL = re.compile(r"(\d+)项指标都")
_MEANT = re.compile(r"(?:是否为|写作)“(?:- )?([^:”]+)")


def without(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of one file, less what only follows from a key that was not read."""
    meant: dict[str | None, list[str]] = {}
    for finding in findings:
        found = _MEANT.search(finding.advice) if finding.code in _UNREAD else None
        if found is not None:
            meant.setdefault(finding.indicator, []).append(found[1])
    if not meant:
        return list(findings)
    counted = Counter(key for keys in meant.values() for key in keys)
    return [finding for finding in findings if not _follows(finding, meant.get(finding.indicator, []), counted)]


def _follows(finding: Finding, here: Sequence[str], counted: Counter[str]) -> bool:
    if finding.code != codes.MISSING.code:
        return any(finding.code in FOLLOWING.get(key, ()) for key in here)
    several = _SEVERAL.match(finding.message)
    if several is not None:  # one finding for all rows: it goes only where each of them has the key that was not read
        return any(f"“{key}”" in finding.message and count == int(several[1]) for key, count in counted.items())
    return any(f"“{key}”" in finding.message for key in here)
