"""What the commands that change files share: going through the inputs, writing, differences, remarks and exit status.

The result (what was done, or a difference) goes to standard output, remarks to standard error. One file that cannot be
read or written never keeps the others from being done.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from perfscore.edit.document import Document
from perfscore.edit.formatter import is_table
from perfscore.edit.target import Refused, Target, opened
from perfscore.load import config, discover
from perfscore.load.files import Input
from perfscore.model.finding import Finding, Level
from perfscore.present.safe import one_line, visible
from perfscore.shell import console

if TYPE_CHECKING:
    from perfscore.model import Policy, Sheet

NOTHING, FOUND = 3, 1
SHOWN_AT_MOST = 3


class Session:
    """One run of a command over its files."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self.project = config.find(Path())
        found = discover(arguments, self.project)
        self.inputs = found.inputs
        self.unread = 0
        self.failed = 0
        self.foreign: list[str] = []
        self.complain(self.project.findings, self.project.text)
        self.complain(found.findings, "")
        self.unread += len(found.findings)
        if not found.inputs and not found.findings:
            console.error("没有找到指标文件。请给出文件或文件夹，或在 perfscore.yaml 的“文件”中列出。")
            self.unread = 1

    def targets(self) -> Iterator[tuple[Target, str]]:
        """Every table among the inputs, with the name shown for it."""
        for given in self.inputs:
            try:
                target = opened(given.path)
            except Refused as refused:
                if refused.foreign:
                    self._foreign(given)
                else:
                    self.unread += 1
                    self.remark(given.shown, str(refused))
                continue
            if is_table(target.document.text):
                yield target, given.shown
            else:
                self._foreign(given)
        if self.foreign:
            names = "、".join(one_line(name) for name in self.foreign[:SHOWN_AT_MOST])
            more = f"等{len(self.foreign)}个文件" if len(self.foreign) > SHOWN_AT_MOST else ""
            console.error(f"没有“类型”键，不是绩效表，没有处理：{names}{more}")

    def _foreign(self, given: Input) -> None:
        if given.named:
            self.foreign.append(given.shown)

    def policies(self, name: str | None = None) -> Callable[[Sheet], Policy]:
        """How the policy of a sheet is found (:func:`policies_of`)."""
        return policies_of(name, self.project)

    def write(self, target: Target, shown: str, document: Document) -> bool:
        """Put the new contents in place (standard input: on standard output); whether that could be done."""
        if target.is_stream:
            sys.stdout.write(document.text)
            return True
        try:
            target.replace(document)
        except Refused as refused:
            self.failed += 1
            self.remark(shown, str(refused))
            return False
        return True

    def say(self, target: Target, text: str) -> None:
        """A line about what was done; where standard output holds a file, it goes to standard error."""
        if target.is_stream:
            console.error(text)
        else:
            sys.stdout.write(text + "\n")

    def remark(self, shown: str, text: str) -> None:
        """A line on standard error about a file."""
        console.error(f"{one_line(shown)}：{one_line(text)}")

    def complain(self, findings: Iterable[Finding], text: str) -> None:
        """Findings on standard error, with their lines."""
        listed = list(findings)
        if listed:
            from perfscore.present.findings import blocks

            sys.stderr.write(blocks(listed, lambda _: text, console.cells_of(sys.stderr)))

    def compare(self, shown: str, old: Document, new: Document) -> None:
        """The difference of two documents on standard output, as ``patch`` reads it."""
        before, after = old.text.splitlines(keepends=True), new.text.splitlines(keepends=True)
        name = one_line(shown).lstrip("/")
        for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
            whole = line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            sys.stdout.write(visible(whole))

    @property
    def status(self) -> int:
        """The exit status so far: 3 before 1 before 0."""
        return NOTHING if self.unread else FOUND if self.failed else 0


def policies_of(name: str | None, project: config.Config | None = None) -> Callable[[Sheet], Policy]:
    """How the policy of a sheet is found: ``name`` before its own before that of perfscore.yaml, as ``score`` does.

    Raises :class:`~perfscore.shell.ending.Usage` where ``name`` or the one of perfscore.yaml cannot be used.
    """
    from perfscore import policies
    from perfscore.shell.ending import Usage

    project = config.find(Path()) if project is None else project
    if name is None and any(finding.level is Level.ERROR for finding in project.findings):
        raise Usage(f"{project.file}有错误，不能确定评分办法；改正后再运行，或用“--policy”指定。")
    chosen = fallback = None
    try:
        if name is not None:
            chosen = policies.find(name, project.folder, paths=True)
        if project.fallback is not None:
            fallback = policies.find(project.fallback, project.folder, paths=True)
    except policies.Unusable as unusable:
        raise Usage(unusable.told) from None
    return lambda sheet: policies.for_sheet(sheet, chosen, fallback, project.folder)
