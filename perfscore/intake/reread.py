"""What an import is about to hand over is read once more by the loader: what that would refuse is marked, or held back."""

from __future__ import annotations

from perfscore.intake.grid import Refused
from perfscore.intake.write import DOUBT, Written
from perfscore.load import parse_sheet
from perfscore.model.finding import Level

_SHOWN = 80
_BROKEN = frozenset(f"PS{number}" for number in range(101, 108))  # YAML that the loader gives up on


def reread(page: Written) -> Written:
    """The page with a mark at each line that the loader finds fault with.

    Raises :class:`Refused` where the loader cannot read the text at all: such a file is not written.
    """
    sheet, findings = parse_sheet(page.text, "导入结果")
    faults = [finding for finding in findings if finding.level is Level.ERROR]
    if sheet is None and any(finding.code in _BROKEN for finding in faults):
        first = next(finding for finding in faults if finding.code in _BROKEN)
        raise Refused(f"导入的结果不能读回（第{first.at.line}行：{first.title}），未写入；请检查原表这一处的文字")
    lines = page.text.split("\n")
    doubts = list(page.doubts)
    for finding in faults:
        at = finding.at.line - 1
        if not 0 <= at < len(lines) or f"# {DOUBT}" in lines[at] or any(line == at + 1 for line, _ in doubts):
            continue
        why = f"自查：{finding.story}"[:_SHOWN].replace("\n", " ")
        doubts.append((at + 1, why))
        if lines[at].strip() and _may_hold_comment(lines, at):
            lines[at] += f" # {DOUBT}: {why}"
    return Written("\n".join(lines), tuple(sorted(doubts)), page.spots)


def _may_hold_comment(lines: list[str], at: int) -> bool:
    """A line of a block of text would take a comment for its words."""
    indent = len(lines[at]) - len(lines[at].lstrip())
    for line in reversed(lines[:at]):
        if line.strip() and len(line) - len(line.lstrip()) < indent:
            return not line.rstrip().split(" #")[0].rstrip().endswith("|")
    return True
