"""What the user is told after an import: cells read, placed, doubtful and left over, countable one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from perfscore.intake import Intake
from perfscore.intake.grid import Fate
from perfscore.intake.write import Written
from perfscore.present.safe import one_line

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Summary:
    """The report on one input file."""

    intake: Intake
    pages: Sequence[Written]
    targets: Sequence[Path | None]

    def lines(self) -> Iterator[str]:
        """Plain lines for standard error."""
        ledger = self.intake.ledger
        counts = {fate: ledger.count(fate) for fate in Fate}
        name = one_line(self.intake.file)
        if not self.pages:
            yield f"{name}：没有找到绩效表（未见“三级指标”“年度指标值”“分值”等栏目名）。"
        else:
            yield f"{name}：{len(self.pages)}张表。"
        for draft, page, target in zip(self.intake.drafts, self.pages, self.targets, strict=True):
            title = draft.head["名称"].text if "名称" in draft.head else "（无名称）"
            yield f"  {draft.kind.text} {one_line(title)}：{len(draft.indicators)}个指标，待核{len(page.doubts)}处 → {_shown(target)}"
        if ledger.fates:
            yield (
                f"  读到{len(ledger.fates)}格 = 录入{counts[Fate.PLACED]} + 栏目名{counts[Fate.LABEL]}"
                f" + 不录入{counts[Fate.OUT]}{_reasons(ledger.left_out())} + 未识别{counts[Fate.LEFT]}"
            )
        if self.intake.outside:
            yield f"  表外文字{self.intake.outside}行，未导入。"
        for remark in self.intake.remarks:
            yield f"  {one_line(remark)}。"
        yield from self._left_over()
        yield from self._doubts()

    def _left_over(self) -> Iterator[str]:
        for cell in self.intake.ledger.left_over():
            yield f"  未识别 {one_line(str(cell.place))}：“{_cut(one_line(cell.text))}”{cell.remark and f'（{cell.remark}）'}"

    def _doubts(self) -> Iterator[str]:
        for number, (page, target) in enumerate(zip(self.pages, self.targets, strict=True), 1):
            place = one_line(str(target)) if target else f"第{number}张表" if len(self.pages) > 1 else "输出"
            for line, why in page.doubts:
                yield f"{place}:{line}: 待核 {one_line(why)}"


def _shown(target: Path | None) -> str:
    return one_line(str(target)) if target else "标准输出"


def _reasons(reasons: dict[str, int]) -> str:
    inside = "、".join(f"{one_line(why)}{count}" for why, count in sorted(reasons.items()))
    return f"（{inside}）" if inside else ""


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def file_names(pages: Sequence[tuple[Intake, Written]]) -> list[str]:
    """A file name for each table, from its 名称; no two alike, nothing that a file system refuses."""
    names: list[str] = []
    positions: dict[int, int] = {}
    for intake, _ in pages:
        index = positions.get(id(intake), 0)
        positions[id(intake)] = index + 1
        draft = intake.drafts[index]
        value = draft.head.get("名称")
        stem = (
            re.sub(r"[^\w\u4e00-\u9fff（）-]+", "_", value.text if value else Path(intake.file).stem).strip("_")[:60]
            or "表"
        )
        if draft.kind.text == "绩效目标申报":
            stem += "-申报"
        unique, number = stem, 1
        while f"{unique}.yaml" in names:
            number += 1
            unique = f"{stem}-{number}"
        names.append(f"{unique}.yaml")
    return names
