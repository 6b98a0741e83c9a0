"""Tables at a terminal: every line fits, columns stay straight, colours can be read on white and on black."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfscore import policies as policy
from perfscore.language import width as console
from perfscore.load import read_sheet
from perfscore.present import View, detail, grid, overview, paint
from perfscore.present.as_terminal import lines
from perfscore.present.table import Cell, Column, Row, Table, Tone
from perfscore.score import score

SHIPPED = sorted((Path(__file__).parent.parent.parent / "indicators").rglob("*.yaml"))


@pytest.fixture
def wide_marks() -> Iterator[None]:
    console.set_marks(wide=True)
    yield
    console.set_marks(wide=False)


def plain(line: grid.Line) -> str:
    return "".join(text for text, _ in line)


@pytest.mark.parametrize("cells", [60, 80, 120, 200])
@pytest.mark.parametrize("full", [False, True], ids=["short", "detail"])
def test_no_line_is_wider_than_the_terminal(cells: int, full: bool) -> None:
    for path in SHIPPED:
        sheet = read_sheet(path).sheet
        assert sheet is not None
        card = score(sheet, policy.for_sheet(sheet, None, None))
        blocks = [*detail.blocks(card, View(detail=True, steps=full)), *overview.screen([overview.summary(card)] * 2)]
        for block in blocks:
            for line in lines(block, cells):
                assert console.width(plain(line)) <= cells


TABLE = Table(
    (Column("分", right=True), Column("档"), Column("说明", free=True), Column("名", free=True)),
    (
        Row((Cell("9.5"), Cell("优"), Cell("“甲”→“乙”÷2"), Cell("一二三四五六七八九十"))),
        Row((Cell("100"), Cell(""), Cell(""), Cell("尾"))),
    ),
)


def test_a_table_is_laid_out() -> None:
    assert [plain(line) for line in grid.lines(TABLE, 80, 1)] == [
        " 分 档 说明        名",
        "9.5 优 “甲”→“乙”÷2 一二三四五六七八九十",
        "100                尾",
    ]


def test_free_text_is_broken_where_it_must() -> None:
    assert [plain(line) for line in grid.lines(TABLE, 28, 1)] == [
        " 分 档 说明       名",
        "9.5 优 “甲”→“乙”÷ 一二三四五",
        "       2          六七八九十",
        "100               尾",
    ]


@pytest.mark.usefixtures("wide_marks")
def test_columns_stay_straight_where_marks_are_two_cells_wide() -> None:
    first, second, third = (plain(line) for line in grid.lines(TABLE, 80, 1))
    assert console.width("“→÷█") == 8
    assert console.width(first[: first.index("名")]) == console.width(second[: second.index("一")])
    assert console.width(third[: third.index("尾")]) == console.width(second[: second.index("一")])


@pytest.mark.usefixtures("wide_marks")
def test_bars_are_plain_there_and_what_follows_stays_in_its_column() -> None:
    table = Table((Column(""), Column("名")), (Row((Cell("██▌░"), Cell("甲"))), Row((Cell(""), Cell("乙")))))
    assert [plain(line) for line in lines(table, 80)] == ["     名", "###- 甲", "     乙"]


TEXTS = st.text("一二“”→÷ab 1.", max_size=40)


@given(st.lists(st.lists(TEXTS, min_size=4, max_size=4), min_size=1, max_size=5), st.integers(40, 120))
def test_nothing_is_lost_in_a_table(rows: list[list[str]], cells: int) -> None:
    columns = (
        Column("甲", right=True, free=True),
        Column("乙", free=True),
        Column("丙", free=True),
        Column("丁", free=True),
    )
    table = Table(columns, tuple(Row(tuple(map(Cell, row))) for row in rows))
    shown = "".join(plain(line) for line in grid.lines(table, cells, 1))
    assert sorted(shown.replace(" ", "")) == sorted("甲乙丙丁" + "".join(map("".join, rows)).replace(" ", ""))


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("palette", "backgrounds"),
    [
        (paint.MIDDLE, ("#ffffff", "#000000")),
        (paint.DARK, ("#000000", "#1e1e1e", "#282c34", "#002b36")),
        (paint.LIGHT, ("#ffffff", "#fdf6e3", "#f5f5f5")),
    ],
    ids=["unknown", "dark", "light"],
)
def test_colours_can_be_read(palette: dict[Tone, str], backgrounds: tuple[str, ...]) -> None:
    assert {
        (tone, behind): round(contrast(colour, behind), 2)
        for tone, colour in palette.items()
        for behind in backgrounds
        if contrast(colour, behind) < Fraction(9, 2)
    } == {}


@pytest.mark.parametrize(
    ("variables", "palette"),
    [
        ({}, paint.MIDDLE),
        ({"COLORFGBG": "15;0"}, paint.DARK),
        ({"COLORFGBG": "0;default;15"}, paint.LIGHT),
        ({"COLORFGBG": "x"}, paint.MIDDLE),
        ({"COLORFGBG": "15;0", "PERFSCORE_BACKGROUND": "light"}, paint.LIGHT),
        ({"PERFSCORE_BACKGROUND": "深"}, paint.DARK),
    ],
)
def test_the_background_decides(
    variables: dict[str, str], palette: dict[Tone, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COLORFGBG", "PERFSCORE_BACKGROUND"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert paint.palette() == palette
