"""Bars made of block characters: a share of full marks, and one step of the waterfall of losses.

Both have a full-scale track, so that a reader sees what the whole would be. A console that draws these characters
two cells wide gets plain ones from :func:`plainer`, one for one, and columns stay straight.
"""

from __future__ import annotations

from decimal import Decimal

CELLS = 20
"""Cells of a bar."""
STEPS = "▏▎▍▌▋▊▉"  # one to seven eighths of a cell, grown from the left
SOLID, OPEN, TRACK = "█", "▒", "░"
ZERO = Decimal(0)
_PLAINER = str.maketrans({SOLID: "#", OPEN: "=", TRACK: "-"} | dict(zip(STEPS, "|||####", strict=True)))


def bar(full: Decimal, low: Decimal, high: Decimal) -> str:
    """Full marks as a track, solid what is got (to an eighth of a cell), hatched what is open."""
    if full <= 0:
        return ""
    got, most = (max(ZERO, min(full, points)) for points in (low, high))
    solid = _solid(got, full)
    hatched = max(-(-int(8 * CELLS * most / full) // 8) - len(solid), 0) if most > got else 0
    return (solid + OPEN * hatched).ljust(CELLS, TRACK)


def drop(whole: Decimal, before: Decimal, least: Decimal, most: Decimal) -> str:
    """One loss behind those before it (the track): ``whole`` is all that is lost, hatched what may be lost or not."""
    if whole <= 0 or most <= 0:
        return ""
    begin = min(int(before * CELLS / whole), CELLS - 1)
    solid = _solid(max(least, ZERO), whole)[: CELLS - begin]
    end = min(-(-int(8 * CELLS * (before + most) / whole) // 8), CELLS)
    hatched = max(end - begin - len(solid), 0 if solid else 1) if most > max(least, ZERO) else 0
    return TRACK * begin + solid + OPEN * hatched


def plainer(text: str) -> str:
    """The same bar in characters that are one cell wide in every font."""
    return text.translate(_PLAINER)


def _solid(points: Decimal, whole: Decimal) -> str:
    """Cells that are filled; anything above nothing is seen, and only the whole fills the last eighth."""
    eighths = int(8 * CELLS * points / whole)
    if points > 0:
        eighths = max(eighths, 1)
    return SOLID * (eighths // 8) + (STEPS[eighths % 8 - 1] if eighths % 8 else "")
