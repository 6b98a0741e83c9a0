"""``check -o``: annotated copies of the workbooks and Word files that were checked; which go where, and what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from perfscore.carrier import is_carrier
from perfscore.load import Input
from perfscore.load.files import STANDARD_INPUT
from perfscore.model.finding import Finding
from perfscore.shell import console
from perfscore.shell.ending import Usage

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Copy:
    """One file and where its copy is to be written."""

    source: Input
    target: Path


NO_NOTES = "“-o”写出加了批注的副本，只用于 Excel（.xlsx、.xlsm）和 Word（.docx）；其他的请先另存为这两种，或用“--format”输出清单。"


def planned(inputs: Sequence[Input], output: str, none: str = NO_NOTES) -> list[Copy]:
    """The copies to be made; Usage where ``-o`` does not fit, before anything is read. ``none``: what to say of none."""
    from perfscore.carrier.annotate import may_be_annotated

    wanted = [each for each in inputs if each.path != STANDARD_INPUT and may_be_annotated(each.path)]
    if not wanted:
        raise Usage(none)
    _mention(inputs, wanted)
    place = Path(output)
    folder = place.is_dir() or output.endswith(("/", "\\")) or not place.suffix
    if not folder and len(wanted) > 1:
        raise Usage(f"要写{len(wanted)}个副本，“-o”应为文件夹，现为文件“{output}”。")
    copies = list(_into(wanted, place)) if folder else [Copy(wanted[0], place)]
    originals = {Path(each.path).resolve() for each in inputs if each.path != STANDARD_INPUT}
    for copy in copies:
        if copy.target.resolve() in originals:
            raise Usage(f"“-o {output}”会覆盖原文件“{copy.source.shown}”，请换一个文件名或文件夹。")
        suffix = Path(copy.source.path).suffix
        if copy.target.suffix.lower() != suffix.lower():
            raise Usage(f"副本与原文件同类，“-o”的后缀应为 {suffix}，现为“{copy.target.suffix}”。")
    return copies


def _into(wanted: Sequence[Input], folder: Path) -> Iterator[Copy]:
    """One copy each under its own name; a second file of a name gets a number."""
    taken: set[str] = set()
    for each in wanted:
        path = Path(each.path)
        name, number = path.name, 1
        while name.lower() in taken:
            number += 1
            name = f"{path.stem}-{number}{path.suffix}"
        taken.add(name.lower())
        yield Copy(each, folder / name)


def _mention(inputs: Sequence[Input], wanted: Sequence[Input]) -> None:
    """Say which carriers get no copy."""
    others = [each.shown for each in inputs if each not in wanted and is_carrier(Path(each.path))]
    if others:
        from perfscore.present.safe import one_line

        names = "、".join(one_line(name) for name in others[:SHOWN]) + ("等" if len(others) > SHOWN else "")
        console.error(f"{names}不能加批注，没有副本；另存为 .xlsx 或 .docx 后可以。")


def write(copies: Sequence[Copy], findings: Sequence[Finding]) -> int:
    """Make and write the copies; how many could not be made."""
    return sum(not _written(copy, findings) for copy in copies)


def _written(copy: Copy, findings: Sequence[Finding]) -> bool:
    from perfscore.carrier.annotate import annotated
    from perfscore.disk.oserrors import reason
    from perfscore.intake import Refused
    from perfscore.present.safe import one_line

    shown = one_line(copy.source.shown)
    try:
        made = annotated(Path(copy.source.path), copy.source.shown, findings, copy.target.suffix)
    except Refused as refused:
        console.error(f"{shown}：没有写出副本：{refused}。")
        return False
    except OSError as error:
        console.error(f"{shown}：没有写出副本：不能读取（{reason(error)}）。")
        return False
    if not stored(copy.target, made.data):
        return False
    said = "".join(f"；{remark}" for remark in made.remarks)
    console.error(f"{shown} → {one_line(str(copy.target))}：问题{made.listed}个，批注{made.cells}格{said}。")
    return True


def stored(target: Path, data: bytes) -> bool:
    """Write a copy, whole or not at all; whether that could be done."""
    from perfscore.disk.atomic import write_atomic
    from perfscore.disk.oserrors import reason
    from perfscore.present.safe import one_line

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(target, data)
    except OSError as error:
        console.error(f"不能写入“{one_line(str(target))}”：{reason(error)}。")
        return False
    return True
