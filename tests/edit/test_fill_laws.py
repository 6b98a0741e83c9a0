"""What holds for every file that ``fill`` writes scores into."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from invented import Written, files

from perfscore import policies
from perfscore.edit.document import Document, fresh, read
from perfscore.edit.fill import Filled, filled
from perfscore.edit.following import following
from perfscore.edit.formatter import formatted
from perfscore.load import parse_sheet
from perfscore.model import Scorecard
from perfscore.score import score

HUNAN = policies.find("湖南省")
# What fill may write, in braces or on a line of its own; nothing else may differ.
WRITTEN = re.compile(r"(?:(?:\n *|, )(?:自评得分|执行率|自评总分)|(?:自评得分|执行率|自评总分|得分)):(?: *[\d.]+%?)?")


def fill(text: str, *, everything: bool = False) -> Filled:
    return filled(fresh(text), "表.yaml", lambda _: HUNAN, everything=everything)


def card(text: str) -> Scorecard:
    sheet, _ = parse_sheet(text, "表.yaml")
    assert sheet is not None
    return score(sheet, HUNAN)


def after(result: Filled) -> str:
    assert result.document is not None, result.findings
    return result.document.text


@given(files(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_nothing_but_the_scores_is_touched(written: Written, everything: bool) -> None:
    done = after(fill(written.text, everything=everything))
    assert WRITTEN.sub("", done) == WRITTEN.sub("", written.text)


@given(files())
@settings(max_examples=60, deadline=None)
def test_what_was_missing_is_what_was_computed(written: Written) -> None:
    before, now = card(written.text), card(after(fill(written.text)))
    for old, new in zip(before.indicators, now.indicators, strict=True):
        reported = old.indicator.reported
        assert new.indicator.reported == (old.computed if reported is None else reported)
    assert before.funds is not None
    assert now.sheet.funds is not None
    assert now.sheet.funds.reported == (
        before.funds.reported if before.funds.reported is not None else before.funds.points
    )


@given(files())
@settings(max_examples=60, deadline=None)
def test_all_makes_the_file_agree_with_its_score(written: Written) -> None:
    now = card(after(fill(written.text, everything=True)))
    for row in now.indicators:
        assert row.computed is None or row.indicator.reported == row.computed
    if now.sheet.reported_total is not None and all(row.computed is not None for row in now.indicators):
        assert now.sheet.reported_total == now.points


@given(files(), st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_second_time_nothing_is_left_to_do(written: Written, everything: bool) -> None:
    once = fill(written.text, everything=everything)
    assert once.document is not None
    again = filled(once.document, "表.yaml", lambda _: HUNAN, everything=everything)
    assert not again.changed
    assert again.document == once.document


@given(files())
@settings(max_examples=40, deadline=None)
def test_the_total_is_the_sum_of_what_stands_in_the_file(written: Written) -> None:
    result = fill(written.text)
    if result.total is None:
        return
    sheet, _ = parse_sheet(after(result), "表.yaml")
    assert sheet is not None
    assert sheet.funds is not None
    rows = sum((row.reported or Decimal(0) for row in sheet.indicators), Decimal(0))
    assert sheet.reported_total == rows + (sheet.funds.reported or Decimal(0)) == result.total


@given(
    files(),
    st.sampled_from(("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16")),
    st.sampled_from(("\n", "\r\n", "\r", "mixed")),
)
@settings(max_examples=60, deadline=None)
def test_encoding_and_line_ends_are_kept(written: Written, encoding: str, newline: str) -> None:
    if newline == "mixed":
        lines = written.text.split("\n")
        raw = "".join(line + ("\r\n" if number % 2 else "\n") for number, line in enumerate(lines[:-1]))
    else:
        raw = written.text.replace("\n", newline)
    data = raw.encode(encoding)
    document: Document = read(data)
    assert document.text == written.text
    assert document.data() == data
    result = filled(document, "表.yaml", lambda _: HUNAN)
    assert result.document is not None
    plain = fill(written.text)
    assert result.document.text == after(plain)
    text = result.document.data().decode(encoding)
    for line in re.split("\r\n|\r|\n", raw):
        assert line in text or WRITTEN.search(line) or "{" in line
    if newline == "\r\n":
        assert text.count("\n") == text.count("\r\n")
    if newline == "\r":
        assert "\n" not in text


@given(files())
@settings(max_examples=50, deadline=None)
def test_a_file_that_was_laid_out_stays_laid_out(written: Written) -> None:
    tidy = formatted(written.text, "表.yaml").text
    assert tidy is not None
    done = after(fill(tidy))
    assert formatted(done, "表.yaml").text == done
    followed = following(fresh(tidy), "表.yaml").document
    assert followed is not None
    assert formatted(followed.text, "表.yaml").text == followed.text
