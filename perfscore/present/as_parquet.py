"""Scores as Parquet for DuckDB, pandas and the like: three tables of rows, written in groups as they come.

``得分.parquet`` holds the indicators, ``得分.文件.parquet`` the files, ``得分.问题.parquet`` the findings of scoring. Numbers
are exact decimals; one that has more places than the column is refused, never rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from perfscore.model import Scorecard
from perfscore.model.finding import Finding
from perfscore.present import View
from perfscore.present.rows import FILES, FINDINGS, INDICATORS, Cell, Column, Rows, Type, rows

GROUP = 20_000
"""Rows that are held before they are written."""
TYPES = {Type.TEXT: pa.string(), Type.NUMBER: pa.decimal128(24, 6), Type.COUNT: pa.int64()}


class TooLong(Exception):
    """A number does not fit exactly into its column; the message says which."""


def piece(card: Scorecard | None, findings: Sequence[Finding], view: View) -> Rows:  # noqa: ARG001 - see FORMATS
    """The rows of one file."""
    return rows(card, findings)


def targets(path: Path) -> tuple[Path, Path, Path]:
    """The files that are written for ``-o path``: indicators, files, findings."""
    stem = path.name.removesuffix(".parquet")
    return path, path.with_name(f"{stem}.文件.parquet"), path.with_name(f"{stem}.问题.parquet")


def write(pieces: Iterable[Rows], paths: Sequence[Path]) -> None:
    """Write the three tables. Raises OSError, and TooLong for a number that no column holds."""
    with ExitStack() as open_files:  # closed, and with that checked, in the opposite order: what was written first
        findings, files, indicators = (
            open_files.enter_context(_Table(path, columns))
            for path, columns in reversed(list(zip(paths, (INDICATORS, FILES, FINDINGS), strict=True)))
        )
        for made in pieces:
            indicators.add(made.indicators)
            files.add(made.files)
            findings.add(made.findings)


class _Table:
    """One Parquet file, written in groups of rows."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self._columns = columns
        self._schema = pa.schema([pa.field(column.name, TYPES[column.type]) for column in columns])
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._held: list[tuple[Cell, ...]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._flush()
        self._writer.close()

    def add(self, more: Iterable[tuple[Cell, ...]]) -> None:
        """Take rows in."""
        self._held += more
        if len(self._held) >= GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._held:
            arrays = [self._array(index, column) for index, column in enumerate(self._columns)]
            self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
            self._held = []

    def _array(self, index: int, column: Column) -> Any:
        values = [row[index] for row in self._held]
        try:
            return pa.array(values, TYPES[column.type])
        except pa.ArrowInvalid:
            row = next(row for row in self._held if not _fits(row[index], column))
            raise TooLong(f"{row[0]}：“{column.name}”的{row[index]}超过6位小数或18位整数") from None


def _fits(value: Cell, column: Column) -> bool:
    try:
        pa.array([value], TYPES[column.type])
    except pa.ArrowInvalid:
        return False
    return True
