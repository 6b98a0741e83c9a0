"""Pages of a form: nothing lost, nothing twice, no page over its height, never a lone row."""

from hypothesis import given
from hypothesis import strategies as st

from perfscore.report.pagination import Face, Page, heights, lines, pieces
from perfscore.report.tables import Band, Cell, Column, Table, merged, placed

FACE = Face("仿宋", "黑体")
TEXT = st.text("甲乙0123 a", min_size=1, max_size=120)


def grid(texts, groups):
    rows = [(Cell(f"级{group}"), Cell(text)) for text, group in zip(texts, groups, strict=True)]
    band = Band((Column("一级"), Column("名称")), merged(rows, (0,), [(group,) for group in groups]))
    return placed(Table((band,), (10, 40)))[0]


@given(st.data(), st.integers(1, 60))
def test_a_form_of_any_length(data, count):
    texts = data.draw(st.lists(TEXT, min_size=count, max_size=count))
    groups = sorted(data.draw(st.lists(st.integers(1, 5), min_size=count, max_size=count)))
    page = Page(400.0, data.draw(st.sampled_from([0.0, 90.0, 380.0])), data.draw(st.sampled_from([0.0, 29.0])))
    head, *body = grid(texts, groups)
    widths = [60.0, 200.0]
    found = pieces([], body, [head], widths, FACE, page)
    names = [place.cell.text for piece in found for row in piece.rows[1:] for place in row if place.column == 1]
    assert names == texts
    for piece in found:
        first = {place.column: place.cell.text for place in piece.rows[1]}
        assert set(first) == {0, 1}  # the label stands on each page
        for row in piece.rows:
            assert all(place.row + place.rows <= len(piece.rows) for place in row)
    for piece in found[1:]:
        assert piece.new_page
        alone = len(piece.rows) == 2 and max(heights(body, widths, FACE)) < 100
        assert not alone or count < 3
    for piece in found[:-1]:
        tall = heights(piece.rows, widths, FACE)
        assert sum(tall) <= page.height or len(tall) <= 2


@given(TEXT, st.floats(1, 30))
def test_lines_are_never_too_few(text, capacity):
    assert lines(text, capacity) * capacity >= sum(0.5 if char.isascii() else 1.0 for char in text) - 1e-9
