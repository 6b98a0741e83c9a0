"""The board of a summary: one line for each sheet, to scale, sortable, printed; years side by side."""

import functools
import re
import subprocess
from fractions import Fraction

import made
import pytest
import real
from hypothesis import given
from hypothesis import strategies as st
from test_web import BROWSER, checked, needs_browser

from perfscore.report import as_html, board, charts
from perfscore.report.subject import Subject

SHEET = """类型: 项目支出绩效自评
年度: {year}
名称: 河道清淤
绩效指标:
  产出指标:
    - {{指标: 清淤, 年度指标值: 30公里, 实际完成值: {done}公里, 分值: 60}}
  效益指标:
    - {{指标: 水质, 年度指标值: 有效改善, 实际完成值: 有较大改善, 分值: 40}}
自评总分: {own}
"""


@functools.cache
def page():
    cards = (real.department(), *real.projects())
    return as_html.write(real.build("huizong", Subject(None, cards, real.subject().findings)))


def rows(text):
    table = re.search(r'<table class="list wide-list">(.*?)</table>', text, re.DOTALL)[1]
    return re.findall(r"<tr data-is=.*?</tr>", table, re.DOTALL)


def test_the_page_is_sound_and_has_a_page_for_each_sheet():
    text = page()
    ids = checked(text).ids
    assert len(ids) == len(set(ids))
    links = [re.search(r'href="(#[^"]+)"', row)[1] for row in rows(text)]
    assert links == [f"#sheet-{number}" for number in (3, 2, 1, 5, 4)]
    for number in range(1, 6):
        assert f'<details class="card-page" id="sheet-{number}">' in text
    assert '<a href="#review">总览</a>' in text


def test_a_line_says_what_is_so():
    (line,) = [row for row in rows(page()) if "自然资源专项" in row]
    cells = [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", line, re.DOTALL)]
    assert cells[1:5] == ["自然资源专项", "湖南省自然资源厅", "2024", "项目"]
    assert cells[6:11] == ["98", "97.67—98.04", "", "优", "86.42%"]
    assert cells[11:16] == ["－1.36", "－0.6～－0.67", "0～－0.3", "", ""]
    assert 'data-is="project error open"' in line


def test_the_losses_of_a_line_lead_to_its_total():
    for number, card in enumerate((real.department(), *real.projects()), start=1):
        line = board._line(number, card, ())
        assert sum(most for _, most in line.lost.values()) == Fraction(card.full) - Fraction(line.low)
        assert sum(least for least, _ in line.lost.values()) == Fraction(card.full) - Fraction(line.high)


SHARES = st.fractions(0, 1, max_denominator=10_000)


@given(SHARES, SHARES, st.fractions(0, Fraction(9, 10), max_denominator=10))
def test_dots_stand_where_their_figures_say(own, computed, low):
    scale = charts.Scale(low, Fraction(1), (("优", Fraction(9, 10)),))
    drawn = charts.dots("甲", scale, own, computed, computed)
    ring = Fraction(re.search(r'class="ring" cx="([\d.]+)"', drawn)[1])
    mark = Fraction(re.search(r'class="ownmark" d="M([\d.]+)', drawn)[1]) + 4
    room = charts._DOTS - 2 * charts._MARGIN
    for at, share in ((ring, computed), (mark, own)):
        expected = charts._MARGIN + (max(share, low) - low) / (1 - low) * room
        assert abs(at - expected) <= Fraction(1, 10)


def test_an_open_total_is_a_stretch():
    drawn = charts.dots("甲", charts.Scale(Fraction(1, 2), Fraction(1), ()), None, Fraction(6, 10), Fraction(8, 10))
    assert 'class="open"' in drawn
    assert "ring" not in drawn
    assert "<title>甲：计算60%—80%</title>" in drawn


def test_the_scale_says_where_it_begins():
    cards = tuple(made.card(SHEET.format(year=2024, done=done, own=50)) for done in (30, 15))
    lines = [board._line(number, card, ()) for number, card in enumerate(cards, start=1)]
    scale = board._scale(lines)
    assert scale.low <= min(Fraction(line.low) / 100 for line in lines)
    assert f">{charts.percent(scale.low)}<" in charts.axis(scale)
    assert [name for name, _ in scale.grades] == [name for name in ("优", "良", "中") if name in charts.axis(scale)]


def test_years_stand_side_by_side():
    cards = tuple(
        made.card(SHEET.format(year=year, done=30, own=own)) for year, own in ((2022, 91), (2023, 93.5), (2024, 92))
    )
    text = as_html.write(real.build("huizong", Subject(None, cards)))
    years = re.search(r'<table class="years">.*?</table>', text, re.DOTALL)[0]
    assert re.findall(r"<td class=right>([^<]*)</td>", years) == ["91", "93.5", "92"]
    assert 'aria-label="河道清淤：2022年91分，2023年93.5分，2024年92分"' in years
    assert '<table class="years">' not in page()


def test_the_board_is_printed_on_a_turned_page():
    style = re.search(r"@media print\{.*", page(), re.DOTALL)[0]
    assert ".review:not(.board)" in style
    assert ".board{page:wide" in style


PROBE = """<script>
const table = document.querySelector("table.wide-list"), out = [];
const heads = [...table.tHead.rows[0].cells], at = heads.findIndex(head => head.textContent === "计算");
heads[at].querySelector("button").click();
out.push([...table.tBodies[0].rows].map(row => parseFloat(row.cells[at].textContent)).join(","));
document.querySelector("input[value=department]").click();
out.push(document.querySelector("output").textContent);
location.hash = "#sheet-4";
setTimeout(() => { out.push(document.getElementById("sheet-4").open); document.title = out.join(" "); }, 50);
</script></body>"""


@needs_browser
def test_it_is_sorted_and_filtered_and_leads_to_the_sheets(tmp_path):
    path = tmp_path / "probe.html"
    path.write_text(page().replace("</body>", PROBE), encoding="utf-8")
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    command += [f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=2000", "--dump-dom", path.as_uri()]
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    title = re.search(r"<title>([^<]*)", done.stdout.decode())[1]
    assert title == "97.27,97.67,98.11,98.4,98.46 显示1项，共5项 true"


@pytest.mark.parametrize(("most", "shade"), [("0", 0), ("0.1", 1), ("0.3", 2), ("1", 3), ("3", 4), ("8", 5)])
def test_the_map_is_darker_where_more_is_lost(most, shade):
    line = board._line(1, real.department(), ())._replace(
        lost={"产出指标": (Fraction(most), Fraction(most))}, fulls={"产出指标": Fraction(10)}
    )
    assert f'class="right shade{shade}"' in board._lost(line, "产出指标")
