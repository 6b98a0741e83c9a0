"""Charts as inline SVG: no script, no network, colours from the page's style sheet, words for screen readers.

Each function takes plain numbers and gives one ``<svg>``. Every mark has its figures as text beside it and a
``<title>`` of its own. Scales begin at zero and carry their numbers; what is computed and what was reported are drawn
as different marks and named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from html import escape
from typing import NamedTuple

from perfscore.language.numbers import plain
from perfscore.report.filters import percent

WIDTH = 560
_LABEL = 168
_VALUE = 150
_ROOM = WIDTH - _LABEL - _VALUE
_ROW = 34
_TICKS = 5
ZERO = Fraction(0)


class Part(NamedTuple):
    """One part of a score: what is computed (an interval where it is open), what was reported, what is possible."""

    label: str
    low: Fraction
    high: Fraction
    own: Fraction | None
    full: Fraction


class Loss(NamedTuple):
    """One loss: computed (an interval where it is open) and by the reported score."""

    label: str
    least: Fraction
    most: Fraction
    own: Fraction | None


def bars(title: str, parts: Sequence[Part]) -> str:
    """Horizontal bars: what is computed over what is possible, the reported score as a mark across."""
    longest = max((part.full for part in parts), default=Fraction(1)) or Fraction(1)
    marks = [_bar(part, index * _ROW + 6, longest) for index, part in enumerate(parts)]
    return _svg(title, "；".join(map(_told, parts)), len(parts) * _ROW + 6, marks)


def _bar(part: Part, top: int, longest: Fraction) -> str:
    scale = _ROOM / longest
    low, high = (min(max(value, ZERO), part.full) for value in (part.low, part.high))
    drawn = [_rect("full", _LABEL, top, part.full * scale), _rect("got", _LABEL, top, low * scale)]
    if high > low:
        drawn.append(_rect("open", _LABEL + low * scale, top, (high - low) * scale))
    if part.own is not None:
        at = _LABEL + min(max(part.own, ZERO), part.full) * scale
        drawn.append(f'<line class="own" x1="{_px(at)}" x2="{_px(at)}" y1="{top - 3}" y2="{top + 23}"/>')
    own = f"，自评{_number(part.own)}" if part.own is not None and (part.own, part.own) != (part.low, part.high) else ""
    value = f"{_between(part.low, part.high)}/{_number(part.full)}{own}"
    return (
        f"<g><title>{escape(_told(part))}</title>{_label(part.label, top)}{''.join(drawn)}"
        f'<text class="value" x="{_px(_LABEL + part.full * scale + 8)}" y="{top + 15}">{value}</text></g>'
    )


def _told(part: Part) -> str:
    own = f"，自评{_number(part.own)}分" if part.own is not None else ""
    return f"{part.label}计算{_between(part.low, part.high)}分{own}，满分{_number(part.full)}分"


def gauge(title: str, rate: Fraction, note: str = "") -> str:
    """A ring that fills with a ratio; above 100 % it is full, and the figure says how much."""
    shown = percent(rate) or ""
    length = Fraction(2 * 314159 * 52, 100000)
    drawn = length * min(max(rate, ZERO), Fraction(1))
    marks = [
        f"<g><title>{escape(f'{title}{shown}{note}')}</title>"
        '<circle class="full" cx="70" cy="70" r="52" fill="none" stroke-width="16"/>'
        '<circle class="got" cx="70" cy="70" r="52" fill="none" stroke-width="16" '
        f'stroke-dasharray="{_px(drawn)} {_px(length)}" transform="rotate(-90 70 70)"/>'
        f'<text class="big" x="70" y="77" text-anchor="middle">{shown}</text></g>',
    ]
    return _svg(title, shown + note, 140, marks, width=140, kind="ring")


def waterfall(title: str, losses: Sequence[Loss], end: str) -> str:
    """Each loss where those before it end, on a scale of lost points from zero; ``end`` is the sentence below.

    Only losses are drawn: beside full marks they would be slivers, and a cut axis would make them look too large.
    """
    whole = max(sum((loss.most for loss in losses), ZERO), sum((loss.own or ZERO for loss in losses), ZERO))
    scale = _ROOM / (whole or Fraction(1))
    marks = [*_axis(whole, scale, len(losses) * _ROW + 6)]
    before = own = ZERO
    for index, loss in enumerate(losses):
        marks.append(_step(loss, index * _ROW + 6, scale, before, own))
        before, own = before + loss.most, own + (loss.own or ZERO)
    foot = len(losses) * _ROW + 46
    marks.append(f'<text class="end" x="0" y="{foot}">{escape(end)}</text>')
    described = "；".join([*(_told_loss(loss) for loss in losses), end])
    return _svg(title, described, foot + 8, marks)


def _step(loss: Loss, top: int, scale: Fraction, before: Fraction, own: Fraction) -> str:
    left = _LABEL + before * scale
    drawn = [_rect("lost", left, top, loss.least * scale, 13)] if loss.least > 0 else []
    if loss.most > loss.least:
        drawn.append(_rect("open", left + max(loss.least, ZERO) * scale, top, (loss.most - loss.least) * scale, 13))
    if loss.own:
        drawn.append(_rect("ownlost", _LABEL + own * scale, top + 14, loss.own * scale, 6))
    differs = loss.own is not None and (loss.own, loss.own) != (loss.least, loss.most)
    note = f"－{_between(loss.least, loss.most)}" + (
        f"，自评－{_number(loss.own)}" if differs and loss.own is not None else ""
    )
    return (
        f"<g><title>{escape(_told_loss(loss))}</title>{_label(loss.label, top)}{''.join(drawn)}"
        f'<text class="value" x="{_px(_LABEL + _ROOM + 8)}" y="{top + 14}">{note}</text></g>'
    )


def _told_loss(loss: Loss) -> str:
    own = f"，自评失{_number(loss.own)}分" if loss.own is not None else ""
    return f"{loss.label}计算失{_between(loss.least, loss.most)}分{own}"


def _axis(whole: Fraction, scale: Fraction, bottom: int) -> Iterator[str]:
    """Lines and numbers at round points, from zero to what is lost."""
    step = _round_step(whole)
    value = ZERO
    while value <= whole:
        x = _px(_LABEL + value * scale)
        yield f'<line class="grid" x1="{x}" x2="{x}" y1="0" y2="{bottom}"/>'
        yield f'<text class="tick" x="{x}" y="{bottom + 14}" text-anchor="middle">{_number(value)}</text>'
        value += step
    yield f'<text class="tick" x="{_LABEL - 8}" y="{bottom + 14}" text-anchor="end">累计失分（分）</text>'


def _round_step(whole: Fraction) -> Fraction:
    """1, 2 or 5 times a power of ten, so that there are at most ``_TICKS`` steps."""
    step = Fraction(1, 100)
    factors = (2, Fraction(5, 2), 2)
    turn = 0
    while whole / step > _TICKS:
        step *= factors[turn % 3]
        turn += 1
    return step


def ratio_bar(ratio: Fraction) -> str:
    """A small bar for one completion rate: full at 100 %, what goes beyond in another tone behind the mark."""
    reached = min(max(ratio, ZERO), Fraction(1)) * 60
    beyond = min(max(ratio - 1, ZERO), Fraction(1)) * 30
    kind = "got" if ratio >= 1 else "lost"
    excess = f'<rect class="over" x="60" width="{_px(beyond)}" height="10"/>' if beyond else ""
    return (
        '<svg class="mini" viewBox="0 0 92 10" width="74" height="8" aria-hidden="true">'
        f'<rect class="full" width="60" height="10"/><rect class="{kind}" width="{_px(max(reached, Fraction(1)))}" height="10"/>'
        f'{excess}<line class="mark" x1="60" x2="60" y1="0" y2="10"/></svg>'
    )


def _rect(kind: str, left: Fraction | int, top: int, width: Fraction, height: int = 20) -> str:
    return (
        f'<rect class="{kind}" x="{_px(left)}" y="{top}" width="{_px(max(width, Fraction(1)) if width else ZERO)}" '
        f'height="{height}"/>'
    )


def _label(text: str, top: int) -> str:
    return f'<text class="label" x="{_LABEL - 8}" y="{top + 15}" text-anchor="end">{escape(_short(text))}</text>'


def _svg(title: str, described: str, height: int, marks: Sequence[str], width: int = WIDTH, kind: str = "chart") -> str:
    return (
        f'<svg class="{kind}" role="img" viewBox="0 0 {width} {height}" aria-label="{escape(title)}：{escape(described)}">'
        f"{''.join(marks)}</svg>"
    )


def _between(low: Fraction, high: Fraction) -> str:
    return _number(low) if low == high else f"{_number(low)}—{_number(high)}"


def _px(value: Fraction | int) -> str:
    return plain(Fraction(value), 1)


def _number(value: Fraction) -> str:
    return plain(value, 2)


def _short(text: str, length: int = 12) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


# --- a summary -------------------------------------------------------------------------------------------


class Scale(NamedTuple):
    """The scale that all rows share: from, to (shares of full marks), and the lower bounds of grades."""

    low: Fraction
    high: Fraction
    grades: tuple[tuple[str, Fraction], ...]


_DOTS = 260
_MARGIN = 26


def _at(scale: Scale, share: Fraction) -> Fraction:
    span = (scale.high - scale.low) or Fraction(1)
    inside = min(max(share, scale.low), scale.high)
    return _MARGIN + (inside - scale.low) / span * (_DOTS - 2 * _MARGIN)


def axis(scale: Scale) -> str:
    """The head of the dots: the ends of the scale and the grades, with their numbers."""
    first = "".join(name for name, at in scale.grades if at == scale.low)
    marks = [(scale.low, f"{first}{percent(scale.low)}"), (scale.high, percent(scale.high) or "")]
    marks += [(at, f"{name}{percent(at)}") for name, at in scale.grades if at > scale.low]
    drawn = "".join(
        f'<text class="tick" x="{_px(_at(scale, at))}" y="{12 if number < 2 else 26}" text-anchor="middle">{escape(label)}</text>'
        for number, (at, label) in enumerate(marks)
    )
    told = "、".join(label for _, label in marks)
    return (
        f'<svg class="dots" role="img" viewBox="0 0 {_DOTS} 30" width="{_DOTS}" height="30" '
        f'aria-label="占满分的百分比：{escape(told)}">{drawn}</svg>'
    )


def dots(name: str, scale: Scale, own: Fraction | None, low: Fraction, high: Fraction) -> str:
    """Reported (a diamond) and computed (a disc, or the stretch that is open) on the scale."""
    shown = (percent(low) or "") if low == high else f"{percent(low)}—{percent(high)}"
    told = f"{name}：计算{shown}" + (f"，自评{percent(own)}" if own is not None else "")
    lines = "".join(
        f'<line class="grade" x1="{_px(_at(scale, at))}" x2="{_px(_at(scale, at))}" y1="0" y2="20"/>'
        for _, at in scale.grades
    )
    left, right = _at(scale, low), _at(scale, high)
    drawn = [lines, f'<line class="grid" x1="{_MARGIN}" x2="{_DOTS - _MARGIN}" y1="10" y2="10"/>']
    if own is not None:
        drawn.append(
            f'<line class="between" x1="{_px(_at(scale, own))}" x2="{_px((left + right) / 2)}" y1="10" y2="10"/>'
        )
    if low != high:
        drawn.append(
            f'<rect class="open" x="{_px(left)}" y="6" width="{_px(max(right - left, Fraction(2)))}" height="8"/>'
        )
    else:
        drawn.append(f'<circle class="ring" cx="{_px(left)}" cy="10" r="6.5"/>')
    if own is not None:
        x = _at(scale, own)
        drawn.append(f'<path class="ownmark" d="M{_px(x - 4)} 10L{_px(x)} 5L{_px(x + 4)} 10L{_px(x)} 15Z"/>')
    return (
        f'<svg class="dots" role="img" viewBox="0 0 {_DOTS} 20" width="{_DOTS}" height="20" aria-label="{escape(told)}">'
        f"<title>{escape(told)}</title>{''.join(drawn)}</svg>"
    )


def trend(name: str, points: Sequence[tuple[int, Fraction]]) -> str:
    """Totals over years as a line; each point carries its year and its figure, so no axis is needed to read it."""
    if not points:
        return ""
    least, most = min(value for _, value in points), max(value for _, value in points)
    span = (most - least) or Fraction(1)
    step = Fraction(240, max(len(points) - 1, 1))
    places = [
        (40 + step * at, 40 - (value - least) / span * 20 if most > least else Fraction(30), year, value)
        for at, (year, value) in enumerate(points)
    ]
    told = f"{name}：" + "，".join(f"{year}年{_number(value)}分" for year, value in points)
    path = "L".join(f"{_px(x)} {_px(y)}" for x, y, *_ in places)
    marks = "".join(
        f'<circle class="got" cx="{_px(x)}" cy="{_px(y)}" r="3.5"/>'
        f'<text class="tick" x="{_px(x)}" y="{_px(y - 8)}" text-anchor="middle">{_number(value)}</text>'
        f'<text class="tick" x="{_px(x)}" y="60" text-anchor="middle">{year}</text>'
        for x, y, year, value in places
    )
    return (
        f'<svg class="dots" role="img" viewBox="0 0 320 64" width="320" height="64" aria-label="{escape(told)}">'
        f'<title>{escape(told)}</title><path class="line" d="M{path}"/>{marks}</svg>'
    )
