"""One rule text (评分标准): what it says, what it needs, what a case scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from perfscore import values
from perfscore.language.numbers import read_decimal
from perfscore.rules import Case, Outcome, Rule, apply, read

TEN = Decimal(10)


class Standard(NamedTuple):
    """A text as it was read."""

    text: str
    read: Rule

    @property
    def understood(self) -> bool:
        """Whether all of it is understood; else :attr:`trouble` says where it is not."""
        return self.read.trouble is None

    @property
    def trouble(self) -> str | None:
        """What is not understood, in Chinese."""
        if self.read.trouble is None:
            return None
        from perfscore.present import rule_text

        return "\n".join(rule_text.refusal(self.read))

    def case(
        self,
        target: str | None = None,
        actual: str | None = None,
        full: str | Decimal | int = TEN,
        *,
        data: Sequence[str] | Mapping[str, str] | None = None,
        year: int | None = None,
    ) -> Case:
        """A case of texts as they stand in a table. ``full`` is exact: text, Decimal or int; a ValueError otherwise."""
        points = read_decimal(str(full)) if isinstance(full, (str, int, Decimal)) else None
        if points is None or points < 0:
            raise ValueError(f"full 应为分数（文字、Decimal 或整数），现为 {full!r}。")
        return Case(
            target=values.parse(target, year=year) if target else None,
            actual=values.parse(actual, year=year) if actual else None,
            full=points,
            facts=None if data is None else dict(data) if isinstance(data, Mapping) else tuple(data),
            year=year,
        )

    def apply(
        self,
        target: str | None = None,
        actual: str | None = None,
        full: str | Decimal | int = TEN,
        *,
        data: Sequence[str] | Mapping[str, str] | None = None,
        year: int | None = None,
    ) -> Outcome:
        """The score of a case: exact bounds, the steps that led there, what is missing; see :meth:`case`."""
        return apply(self.read, self.case(target, actual, full, data=data, year=year))


def rule(text: str) -> Standard:
    """Read a rule text. Whether it was understood is in the result; nothing is raised."""
    return Standard(text, read(text))
