"""Charts as inline SVG: no script, no network, colours from the page's style sheet, words for screen readers.

Each function takes plain numbers and gives one ``<svg>``; every bar also carries its figures as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from perfscore.language.numbers import plain
from perfscore.report.filters import percent

WIDTH = 500
_ROW = 32
_LABEL = 172
_VALUE = 92

Bar = tuple[str, Fraction, Fraction]  # label, value, full


def bars(title: str, rows: Sequence[Bar], unit: str = "分") -> str:
    """Horizontal bars: what was reached, over what was possible."""
    longest = max((full for _, _, full in rows), default=Fraction(1)) or Fraction(1)
    room = WIDTH - _LABEL - _VALUE
    parts = []
    for index, (label, value, full) in enumerate(rows):
        top = index * _ROW + 6
        whole, reached = room * full / longest, room * min(value, full) / longest
        parts.append(
            f'<text class="label" x="{_LABEL - 8}" y="{top + 15}" text-anchor="end">{escape(_short(label))}</text>'
            f'<rect class="full" x="{_LABEL}" y="{top}" width="{_px(whole)}" height="20" rx="3"/>'
            f'<rect class="got" x="{_LABEL}" y="{top}" width="{_px(reached)}" height="20" rx="3"/>'
            f'<text class="value" x="{_px(_LABEL + whole + 8)}" y="{top + 15}">{_number(value)} / {_number(full)}{unit}</text>'
        )
    described = "；".join(f"{label}{_number(value)}/{_number(full)}{unit}" for label, value, full in rows)
    return _svg(title, described, len(rows) * _ROW + 6, parts)


def gauge(title: str, rate: Fraction) -> str:
    """A ring that fills with a ratio; above 100 % it is full."""
    shown = percent(rate) or ""
    length = Fraction(2 * 314159 * 52, 100000)
    drawn = length * min(max(rate, Fraction(0)), Fraction(1))
    parts = [
        '<circle class="full" cx="70" cy="70" r="52" fill="none" stroke-width="16"/>',
        f'<circle class="got" cx="70" cy="70" r="52" fill="none" stroke-width="16" stroke-linecap="round" '
        f'stroke-dasharray="{_px(drawn)} {_px(length)}" transform="rotate(-90 70 70)"/>',
        f'<text class="big" x="70" y="77" text-anchor="middle">{shown}</text>',
    ]
    return _svg(title, shown, 140, parts, width=140, kind="ring")


def waterfall(title: str, full: Fraction, losses: Sequence[tuple[str, Fraction]], total: Fraction) -> str:
    """From full marks down to the total, one step per loss; the scale begins just below the total."""
    base = max(Fraction(0), total - max((full - total) / 3, Fraction(1, 2)))
    span = (full - base) or Fraction(1)
    room = WIDTH - _LABEL - _VALUE
    parts, rest = [], full
    rows = [("满分", full, full, "got"), *_steps(full, losses), ("得分", total, total, "got")]
    for index, (label, high, low, kind) in enumerate(rows):
        top = index * _ROW + 6
        begin = base if kind == "got" else low
        left, width = room * (begin - base) / span, room * (high - begin) / span
        note = _number(high) if kind == "got" else f"－{_number(high - low)}"
        parts.append(
            f'<text class="label" x="{_LABEL - 8}" y="{top + 15}" text-anchor="end">{escape(_short(label))}</text>'
            f'<rect class="{kind}" x="{_px(_LABEL + left)}" y="{top}" width="{_px(max(width, Fraction(3, 2)))}" height="20" rx="2"/>'
            f'<text class="value" x="{_px(_LABEL + left + width + 8)}" y="{top + 15}">{note}</text>'
        )
        rest = low
    described = (
        f"满分{_number(full)}；"
        + "；".join(f"{label}扣{_number(lost)}" for label, lost in losses)
        + f"；得分{_number(rest)}"
    )
    return _svg(title, described, len(rows) * _ROW + 6, parts)


def ratio_bar(ratio: Fraction) -> str:
    """A small bar for one completion ratio, marked at 100 %."""
    width = min(ratio, Fraction(2)) * 45
    kind = "got" if ratio >= 1 else "lost"
    return (
        f'<svg class="mini" viewBox="0 0 92 10" width="74" height="8" aria-hidden="true"><rect class="full" width="92" height="10" rx="2"/>'
        f'<rect class="{kind}" width="{_px(max(width, Fraction(1)))}" height="10" rx="2"/><line class="mark" x1="45" x2="45" y1="0" y2="10"/></svg>'
    )


def _steps(full: Fraction, losses: Sequence[tuple[str, Fraction]]) -> list[tuple[str, Fraction, Fraction, str]]:
    rows, rest = [], full
    for label, lost in losses:
        rows.append((label, rest, rest - lost, "lost"))
        rest -= lost
    return rows


def _svg(title: str, described: str, height: int, parts: Sequence[str], width: int = WIDTH, kind: str = "chart") -> str:
    return (
        f'<svg class="{kind}" role="img" viewBox="0 0 {width} {height}" aria-label="{escape(title)}：{escape(described)}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )


def _px(value: Fraction | int) -> str:
    return plain(Fraction(value), 1)


def _number(value: Fraction) -> str:
    return plain(value, 2)


def _short(text: str, length: int = 12) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
