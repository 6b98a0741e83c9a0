"""偏差原因 and 改进措施 out of one cell, where the cell names them."""

from __future__ import annotations

import re

_CAUSE = re.compile(
    r"(?:^|(?<=[。；;\s\n]))[（(]?[一1]?[)）、.．]?\s*(?:指标)?(?:偏差|偏离|未完成|差异|扣分|未达标)?(?:的)?(?:主要)?原因(?:分析)?(?:说明)?\s*[：:]"
)
_MEASURE = re.compile(
    r"(?:^|(?<=[。；;，,\s\n]))[（(]?[二2]?[)）、.．]?\s*(?:下一步)?(?:拟采取的?)?(?:改进|整改|解决)(?:措施|办法|建议)(?:及建议)?\s*[：:]|下一步措施\s*[：:]"
)


def split(text: str) -> tuple[str | None, str | None]:
    """Cause and measure; (None, None) where the cell does not say which is which."""
    cause, measure = _CAUSE.search(text), _MEASURE.search(text)
    if measure is None:
        return (text[cause.end() :].strip() or None, None) if cause and cause.start() == 0 else (None, None)
    before = text[: measure.start()].strip()
    after = text[measure.end() :].strip() or None
    found = _CAUSE.search(before)
    if found and found.start() == 0:
        return before[found.end() :].strip() or None, after
    return (before or None, after) if not found else (None, None)
