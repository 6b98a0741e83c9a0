"""Papers made, written and told of: the end of ``perfscore render``, in one process or in several.

What a process gives back is small and plain (:class:`Written`), for a scored sheet cannot be sent between processes;
subjects are therefore shared by forking, and where that cannot be done one process does it all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfscore.disk.oserrors import reason
from perfscore.shell import console
from perfscore.shell.ending import Usage

if TYPE_CHECKING:
    from perfscore.report.paper import Paper
    from perfscore.report.remarks import Entry
    from perfscore.report.subject import Options, Subject
    from perfscore.report.templates import Template

BINARY = ("docx", "xlsx", "pdf")
FOUND = 1
MANY = 40
"""From so many papers on several processes are worth their start."""
SHOWN = 20
"""Lines under a heading of the list that do not stop a final paper."""


class Written(NamedTuple):
    """A paper as it goes to disk, and what is to be said of it."""

    title: str
    name: str | None  # of its table; None for a summary
    file: str | None  # the table's file
    template: str
    content: str | bytes | None  # None: refused
    entries: tuple[Entry, ...]
    draft: bool


class Lot(NamedTuple):
    """All papers of one run."""

    template: Template
    subjects: Sequence[Subject]
    options: Options


def produce(
    template: Template, subjects: Sequence[Subject], options: Options, output: str | None, jobs: int | None = None
) -> int:
    """Make, write and tell of every paper; the exit status."""
    target = Path(output) if output is not None else None
    several = len(subjects) > 1
    folder = target if target is not None and output is not None and (several or is_folder(output)) else None
    _check_target(several, options.format, target)
    refused = 0
    taken: set[str] = set()
    progress = console.Progress(len(subjects), "正在成文")
    for done, written in enumerate(_made(Lot(template, subjects, options), jobs), start=1):
        progress.clear()
        if written.content is None:
            refused += 1
            _refuse(written)
            continue
        path = target if folder is None else folder / _file_name(written, options.format, taken)
        if path is None:
            _print(written.content)
        else:
            _save(path, written.content)
        if several and path is not None:
            _line(path, written)
        else:
            _remark(written, final=options.final)
        progress.show(done, written.title)
    progress.clear()
    return FOUND if refused else 0


def is_folder(output: str) -> bool:
    """Whether an output means a folder."""
    return output.endswith(("/", "\\")) or Path(output).is_dir()


# --- making ---------------------------------------------------------------------------------------------

_shared: list[Lot] = []
"""What forked processes know."""


def _made(lot: Lot, jobs: int | None) -> Iterator[Written]:
    import os

    count = len(lot.subjects)
    wanted = jobs if jobs is not None else (os.cpu_count() or 1) if count >= MANY else 1
    wanted = min(wanted, count)
    if wanted > 1 and _forks():
        yield from _in_processes(lot, wanted)
    else:
        yield from (_one(lot, number) for number in range(count))


def _forks() -> bool:
    import multiprocessing

    return multiprocessing.get_start_method() == "fork"


def _in_processes(lot: Lot, jobs: int) -> Iterator[Written]:
    from perfscore.many import pool

    size = pool.chunk_size(len(lot.subjects), jobs)
    numbers = range(len(lot.subjects))
    tasks = [tuple(numbers[start : start + size]) for start in range(0, len(numbers), size)]
    work: pool.Work[tuple[int, ...], list[Written]] = pool.Work(_several, _apart, _lost)
    _shared.append(lot)
    try:
        for made in pool.in_order(work, tasks, jobs):
            yield from made
    finally:
        _shared.remove(lot)


def _several(numbers: tuple[int, ...]) -> list[Written]:
    return [_one(_shared[-1], number) for number in numbers]


def _apart(numbers: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    return ((number,) for number in numbers)


def _lost(numbers: tuple[int, ...]) -> list[Written]:
    """Papers whose process was ended from outside: most likely there was no memory left."""
    from perfscore.report.remarks import Entry

    lot = _shared[-1]
    told = Entry("没有成文", ("进程被系统终止，多半是内存不足",), refused=True)
    cards = [lot.subjects[number].main for number in numbers]
    names = [card.sheet.name if card is not None else None for card in cards]
    return [Written(name or lot.template.title, name, None, lot.template.name, None, (told,), False) for name in names]


def _one(lot: Lot, number: int) -> Written:
    from perfscore.report import remarks
    from perfscore.report.make import make

    made = make(lot.template, lot.subjects[number], lot.options)
    entries = tuple(remarks.entries(made.paper))
    stopped = lot.options.final and any(entry.refused for entry in entries)
    return _written(made.paper, None if stopped else made.content, entries)


def _written(paper: Paper, content: str | bytes | None, entries: tuple[Entry, ...]) -> Written:
    main = paper.subject.main
    name, file = (None, None) if main is None else (main.sheet.name, main.sheet.file)
    title = paper.document.title or paper.template.title
    return Written(title, name, file, paper.template.name, content, entries, paper.is_draft)


# --- writing --------------------------------------------------------------------------------------------


def _check_target(several: bool, form: str, target: Path | None) -> None:
    if target is None and form in BINARY and sys.stdout.isatty():
        raise Usage(f"{form} 不能显示在终端，请用“-o”写明文件。")
    if target is None and several and form not in ("md", "txt"):
        raise Usage("有多份，请用“-o”写明文件夹。")
    if several and target is not None and target.is_file():
        raise Usage(f"有多份，“-o”应为文件夹，现为文件“{target}”。")


def _print(content: str | bytes) -> None:
    if isinstance(content, str):
        sys.stdout.write(content)
    else:
        sys.stdout.buffer.write(content)


def _save(path: Path, content: str | bytes) -> None:
    from perfscore.disk.atomic import write_atomic

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, content)
    except OSError as error:
        raise Usage(f"不能写入“{path}”：{reason(error)}。") from None


def _file_name(written: Written, form: str, taken: set[str]) -> str:
    """The title of the paper and whose it is; where that is taken, the name of its file, then a number."""
    title, name = written.title, written.name
    names = [title if name is None or name in title else f"{title}（{name}）"]
    if written.file is not None:
        names.append(f"{names[0]}-{Path(written.file).stem}")
    stems = [_clean(name) or written.template for name in names]
    free = next((stem for stem in stems if f"{stem}.{form}".lower() not in taken), None)
    number = 2
    while free is None:
        stem = f"{stems[-1]}-{number}"
        free, number = (stem if f"{stem}.{form}".lower() not in taken else None), number + 1
    taken.add(f"{free}.{form}".lower())
    return f"{free}.{form}"


def _clean(name: str) -> str:
    kept = "".join(char for char in name if char not in '\\/:*?"<>|' and char.isprintable())
    return kept.strip(" .")[:80]


# --- telling --------------------------------------------------------------------------------------------


def _line(path: Path, written: Written) -> None:
    """One line for each of many papers: where it is, and what is to be settled before it is signed."""
    open_points = [f"{entry.title.partition('，')[0]}{len(entry.lines)}" for entry in written.entries if entry.refused]
    mark = "　送审稿" if written.draft else ""
    console.error(f"{path}{mark}" + (f"：{'、'.join(open_points)}" if open_points else ""))


def _refuse(written: Written) -> None:
    obstacles = [entry for entry in written.entries if entry.refused]
    count = sum(len(entry.lines) for entry in obstacles)
    console.error(f"不能定稿：{written.title}，还有{count}项：")
    for entry in obstacles:
        console.error(f"  {entry.title}（{len(entry.lines)}）")
        for line in entry.lines:
            console.error(f"    {line}")


def _remark(written: Written, *, final: bool) -> None:
    """On standard error, one list: what to settle and what to know before the paper is signed."""
    if not written.entries:
        return
    mark = "送审稿：" if written.draft and not final else ""
    console.error(f"{mark}{written.title}，签发前请核对：")
    for entry in written.entries:
        console.error(f"  {entry.title}（{len(entry.lines)}）")
        limit = len(entry.lines) if entry.refused else SHOWN
        for line in entry.lines[:limit]:
            console.error(f"    {line}")
        if len(entry.lines) > limit:
            console.error(f"    ……另有{len(entry.lines) - limit}处")
