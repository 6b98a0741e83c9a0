"""What holds for every file that ``fmt`` lays out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from invented import Written, files

from perfscore.edit import shapes
from perfscore.edit.formatter import formatted
from perfscore.edit.layout import laid_out
from perfscore.edit.roundtrip import round_trip
from perfscore.edit.shapes import Shape
from perfscore.load import parse_sheet
from perfscore.load.compose import compose
from perfscore.load.fields import Form
from perfscore.model.source import Mapping, Node, Text

SHIPPED = sorted((Path(__file__).parents[2] / "indicators").rglob("*.yaml"))


def entries(node: Node, shape: Shape, row: str = "") -> Iterator[tuple[int, tuple[str, str], Mapping, Shape]]:
    """Line, (row, key), mapping and shape of every entry."""
    if isinstance(node, Text):
        return
    if isinstance(node, Mapping):
        name = node.get("指标")
        row = str(name) if isinstance(name, Text) else row
        for key, value in node.items.items():
            yield key.start.line, (row, shapes.own_name(shape, key)), node, shape
            yield from entries(value, shapes.of_value(shape, key), str(key) if key == "资金" else row)
    else:
        for item in node.items:
            yield from entries(item, shapes.of_item(shape), row)


def read(text: str) -> tuple[object, list[tuple[str, str]]]:
    sheet, findings = parse_sheet(text, "表.yaml")
    facts = [(str(row.facts) if isinstance(row.facts, Text) else None) for row in sheet.indicators] if sheet else None
    return (sheet, facts), sorted((finding.code, finding.level.value) for finding in findings)


@given(files())
@settings(max_examples=60, deadline=None)
def test_nothing_that_is_read_changes(written: Written) -> None:
    result = formatted(written.text, "表.yaml")
    assert result.text is not None, result.findings
    assert read(result.text) == read(written.text)


@given(files())
@settings(max_examples=60, deadline=None)
def test_what_is_laid_out_stays_as_it_is(written: Written) -> None:
    once = formatted(written.text, "表.yaml")
    assert once.text is not None
    assert once.left == ()
    assert formatted(once.text, "表.yaml").text == once.text


@given(files())
@settings(max_examples=60, deadline=None)
def test_comments_stay_with_their_keys(written: Written) -> None:
    text = formatted(written.text, "表.yaml").text
    assert text is not None
    lines = text.split("\n")
    by_line: dict[int, list[tuple[str, str]]] = {}
    for line, entry, *_ in entries(compose(text, "").root, shapes.ROOT):  # type: ignore[arg-type]
        by_line.setdefault(line, []).append(entry)
    for number, line in enumerate(lines):
        for comment, entry in written.behind.items():
            if line.endswith(comment):
                assert entry in by_line[number], (comment, line)
        if line.strip() in written.above:
            below = next(here for here in range(number + 1, len(lines)) if here in by_line)
            assert all(not between.strip() or between.strip().startswith("#") for between in lines[number + 1 : below])
            assert written.above[line.strip()] in by_line[below], (line, lines[below])
    for comment in (*written.above, *written.behind):
        assert text.count(comment + "\n") == 1, comment


@given(files())
@settings(max_examples=40, deadline=None)
def test_keys_are_in_the_order_of_their_form(written: Written) -> None:
    text = formatted(written.text, "表.yaml").text
    assert text is not None
    for *_, mapping, shape in entries(compose(text, "").root, shapes.ROOT):  # type: ignore[arg-type]
        if isinstance(shape, Form):
            assert all(key not in shape.by_alias for key in mapping.items)
            ranks = [rank for key in mapping.items if (rank := shapes.rank(shape, key)) is not None]
            assert ranks == sorted(ranks), list(mapping.items)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_files_are_laid_out(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert formatted(text, path.name).text == text


@given(files(), files(plain=True))
@settings(max_examples=60, deadline=None)
def test_what_is_said_to_be_laid_out_comes_back_from_the_round_trip_as_it_was(written: Written, plain: Written) -> None:
    tidy = formatted(written.text, "表.yaml").text
    assert tidy is not None
    for text in (tidy, plain.text):
        root = compose(text, "").root
        assert isinstance(root, Mapping)
        if laid_out(text, root):
            assert round_trip(text, root) == text


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_files_need_no_round_trip(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    root = compose(text, "").root
    assert isinstance(root, Mapping)
    assert laid_out(text, root)
    assert round_trip(text, root) == text
