"""Which findings are shown: those asked for, with the levels of perfscore.yaml, the weightiest first where that is wished."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from perfscore.model.finding import Finding, Level


def kept(
    findings: Iterable[Finding],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    off: frozenset[str] = frozenset(),
    levels: Callable[[str], Level | None] = lambda _code: None,
) -> Iterator[Finding]:
    """The findings wanted: by code, beginning of a code, 类别 or level; with the levels of perfscore.yaml."""
    chosen, unwanted = tuple(select), tuple(ignore)
    for finding in findings:
        level = levels(finding.code)
        settled = finding if level is None else finding.with_level(level)
        if finding.code in off or (chosen and not named(settled, chosen)) or named(settled, unwanted):
            continue
        yield settled


def named(finding: Finding, words: tuple[str, ...]) -> bool:
    """Whether one of the words is its code, the beginning of its code, its 类别, or its level (错误, 疑点, 提示)."""
    own = (finding.category.value, finding.level.value, finding.level.shown)
    return any(finding.code.startswith(word) or word in own for word in words)


def weightiest_first(findings: list[Finding], count: int = 10) -> list[Finding]:
    """The findings with most points at stake first, ``count`` of them; the rest in their order."""
    order = list(Level)
    staked = [finding for finding in findings if finding.stake]
    top = sorted(staked, key=lambda finding: (order.index(finding.level), -(finding.stake or 0)))[:count]
    chosen = {id(finding) for finding in top}
    return [*top, *(finding for finding in findings if id(finding) not in chosen)]
