"""The HTML page: well formed, offline, accessible; in a real browser where one is installed."""

import functools
import re
import shutil
import subprocess
from fractions import Fraction
from html import escape
from html.parser import HTMLParser

import pytest
import real
from hypothesis import given
from hypothesis import strategies as st

from perfscore.model.finding import Level
from perfscore.report import as_html, charts
from perfscore.report.html_page import STYLE
from perfscore.report.tables import Band, Cell, Column, Table

VOID = {"meta", "br", "hr", "col", "input", "link"}
BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)


@functools.cache
def page(*, final=False):
    return as_html.write(real.build("zizhu", final=final))


class Checker(HTMLParser):
    """Follows the nesting of elements and collects what is worth a look."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.ids = [], [], []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open
        assert self.open.pop() == tag


def checked(text):
    checker = Checker()
    checker.feed(text)
    checker.close()
    assert checker.open == []
    return checker


def test_elements_are_nested_and_ids_unique():
    ids = checked(page()).ids
    assert len(ids) == len(set(ids))


def test_nothing_comes_from_the_network():
    text = page()
    assert not re.search(r"(?:src|href)=\"(?!#)", text)
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_tables_form_full_rectangles():
    for rows in re.findall(r"<table class=\"form\">.*?</table>", page(), re.DOTALL):
        widths = len(re.findall(r"<col ", rows))
        for part in re.findall(r"<(?:thead|tbody)>(.*?)</(?:thead|tbody)>", rows, re.DOTALL):
            filled = {}
            for number, row in enumerate(re.findall(r"<tr[^>]*>(.*?)</tr>", part, re.DOTALL)):
                at = 0
                for attributes in re.findall(r"<t[hd]([^>]*)>", row):
                    while filled.get((number, at)):
                        at += 1
                    down = int((re.search(r'rowspan="(\d+)"', attributes) or [0, 1])[1])
                    right = int((re.search(r'colspan="(\d+)"', attributes) or [0, 1])[1])
                    for below in range(down):
                        for beside in range(right):
                            assert not filled.get((number + below, at + beside))
                            filled[number + below, at + beside] = True
            assert set(filled) == {
                (row, column) for row in range(1 + max(row for row, _ in filled)) for column in range(widths)
            }


def test_charts_speak():
    charts = [given for tag, given in checked(page()).tags if tag == "svg" and given.get("role") == "img"]
    assert len(charts) == 3 * 5
    assert charts[0]["aria-label"] == (
        "各部分得分：预算执行率计算8.97分，自评8.97分，满分10分；产出指标计算39.14分，自评39.1分，满分40分；"
        "成本指标计算10分，自评10分，满分10分；效益指标计算30分，自评30分，满分30分；满意度指标计算10分，自评10分，满分10分"
    )
    assert charts[1]["aria-label"] == "预算执行率：89.73%（执行数114678.51÷预算数127801.81，万元）"
    assert charts[2]["aria-label"].startswith("失分去向：预算执行率计算失1.03分，自评失1.03分；")
    assert charts[2]["aria-label"].endswith("；满分100分，计算得分98.11分，自评总分98.07分")
    assert charts[-1]["aria-label"].endswith("计算得分97.67—98.04分，自评总分98分（各项自评合计98.1分）")


def test_every_mark_of_a_chart_has_its_words():
    for chart in re.findall(r'<svg class="(?:chart|ring)".*?</svg>', page(), re.DOTALL):
        for group in re.findall(r"<g>.*?</g>", chart, re.DOTALL):
            assert re.match(r"<g><title>[^<]+</title>", group)
        drawn = chart.count('<rect class="lost"') + chart.count('<rect class="got"')
        assert drawn <= chart.count("<title>")


def attributes(mark):
    return {name: Fraction(value) for name, value in re.findall(r'(x|width)="([\d.]+)"', mark)}


LOSSES = st.lists(st.tuples(*[st.fractions(0, 20, max_denominator=100)] * 3), min_size=1, max_size=8)


@given(LOSSES)
def test_the_waterfall_is_drawn_to_scale_from_zero(rows):
    losses = [charts.Loss(f"第{at}项", min(a, b), max(a, b), own) for at, (a, b, own) in enumerate(rows)]
    drawn = charts.waterfall("失分", losses, "完")
    whole = max(sum(loss.most for loss in losses), sum(loss.own for loss in losses))
    ticks = re.findall(r'class="tick" x="([\d.]+)" y="\d+" text-anchor="middle">([\d.]+)<', drawn)
    zero = Fraction(ticks[0][0])
    assert ticks[0][1] == "0"
    assert len(ticks) <= 6
    for x, value in ticks[1:]:
        assert abs((Fraction(x) - zero) / charts._ROOM - Fraction(value) / whole) < Fraction(1, 500)
    groups = re.findall(r"<g>.*?</g>", drawn, re.DOTALL)
    for loss, group in zip(losses, groups, strict=True):
        lost = re.search(r'<rect class="lost"[^>]*>', group)
        assert (lost is not None) == (loss.least > 0)
        if lost and whole:
            share = attributes(lost[0])["width"] / charts._ROOM
            assert abs(share - loss.least / whole) <= Fraction(1, 200)


@given(st.fractions(0, 5, max_denominator=1000))
def test_a_completion_rate_is_full_at_one_hundred_percent(ratio):
    marks = re.findall(r'<rect class="(\w+)"(?: x="60")? width="([\d.]+)"', charts.ratio_bar(ratio))
    assert marks[0] == ("full", "60")
    assert marks[1][0] == ("got" if ratio >= 1 else "lost")
    assert (marks[1][1] == "60") == (ratio >= Fraction(1199, 1200))
    assert [kind for kind, _ in marks[2:]] == (["over"] if ratio > 1 else [])


def test_an_error_is_seen_at_once_and_led_to():
    text = page()
    for number in (1, 5):
        assert text.count(f'<a href="#error-{number}">看第一个错误</a>') == 1
        assert text.count(f'id="error-{number}"') == 1
        assert re.search(rf'<li id="error-{number}" class="f-error">', text)
    assert (
        text.count('class="card alert"') == text.count("看第一个错误") == len(set(re.findall(r'id="error-\d+"', text)))
    )


def test_every_finding_is_on_its_page():
    text = page()
    for finding in real.subject().findings:
        assert escape(finding.code) in text
    assert text.count('class="f-error"') >= sum(one.level is Level.ERROR for one in real.subject().findings)


def test_no_figure_breaks_in_a_form():
    forms = re.findall(r'<table class="form">.*?</table>', page(), re.DOTALL)
    assert any("<span class=n>127801.81</span>" in form for form in forms)
    for form in forms:
        for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", form):
            bare = re.sub(r"<span class=n>[^<]*</span>", "", cell)
            assert not re.search(r"\d{4,16}(?:\.\d+)?(?!\d)", bare), cell


@given(
    st.lists(st.lists(st.text("甲0123456789.", max_size=12), min_size=4, max_size=4), min_size=1, max_size=5),
    st.lists(st.integers(1, 40), min_size=4, max_size=4),
)
def test_columns_are_as_wide_as_their_figures(rows, widths):
    columns = tuple(Column(title) for title in "甲乙丙丁")
    band = Band(columns, tuple(tuple(Cell(text) for text in row) for row in rows))
    shares, small = as_html._shares(Table((band,), tuple(widths)))
    assert sum(shares) == 1
    if not small:
        for at, share in enumerate(shares):
            longest = max(len(word) for row in rows for word in [*re.findall(r"[0-9][0-9.]*", row[at]), ""])
            assert share * 80 > longest


def luminance(colour):
    colour = colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_can_be_read_in_both_schemes(scheme):
    blocks = re.findall(r":root\{(?:color-scheme:light dark;)?([^}]*)\}", STYLE)
    colours = dict(re.findall(r"--(\w+):(#[0-9a-f]{3}(?:[0-9a-f]{3})?)[;}]", blocks[0] + ";"))
    if scheme:
        colours |= dict(re.findall(r"--(\w+):(#[0-9a-f]{3}(?:[0-9a-f]{3})?)[;}]", blocks[1] + ";"))
    for ink in ("ink", "soft", "accent", "lost", "warn"):
        for behind in ("sheet", "head"):
            assert contrast(colours[ink], colours[behind]) >= 4.5, (ink, behind)
    for mark in ("got", "lost", "own", "warn"):
        assert contrast(colours[mark], colours["sheet"]) >= 3, mark


def test_a_final_page_is_the_paper_alone():
    text = page(final=True)
    assert "审核附页" not in text
    assert not re.search(r"PS\d{3}", text)
    assert 'id="review"' in page()


def test_review_pages_are_never_printed():
    assert re.search(
        r"@media print\{.*nav,\.skip,\.review:not\(\.board\),\.board \.pages,\.board \.tools,script\{display:none!important\}",
        page(),
        re.DOTALL,
    )


def test_findings_stand_beside_their_rows():
    row = re.search(r"<tr data-is=\"[^\"]*\">(?:(?!</tr>).)*矿资源调查评价(?:(?!</tr>).)*</tr>", page(), re.DOTALL)[0]
    assert 'data-is="found"' in row or 'data-is="lost found"' in row
    assert "错误 PS201" in row


needs_browser = pytest.mark.skipif(
    BROWSER is None, reason="没有安装 chromium，未作浏览器测试（apt-get install chromium）"
)


def browse(tmp_path, *options):
    path = tmp_path / "page.html"
    path.write_text(page(), encoding="utf-8")
    command = [
        BROWSER,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    return subprocess.run([*command, *options, path.as_uri()], check=True, capture_output=True, timeout=120).stdout


@needs_browser
@pytest.mark.parametrize("width", [1280, 390])
def test_in_a_browser(tmp_path, width):
    shot = tmp_path / "shot.png"
    browse(tmp_path, f"--window-size={width},1200", f"--screenshot={shot}")
    assert shot.stat().st_size > 20_000


@needs_browser
def test_the_script_prepares_sorting(tmp_path):
    after = browse(tmp_path, "--dump-dom").decode()
    assert '<div class="tools">' in after
    assert after.count('<th scope="col" data-kind="number"><button type="button">') == 5 * 5


@needs_browser
def test_the_paper_prints_on_a4(tmp_path):
    pdf = tmp_path / "page.pdf"
    browse(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf.read_bytes()))
    assert {tuple(round(float(side)) for side in box) for box in boxes} == {(595, 842), (842, 595)}


def test_without_script_the_tools_stay_hidden():
    assert page().count('<div class="tools" hidden>') == 5


PROBE = """<script>
const table = document.querySelector("table.list"), out = [];
const column = () => [...table.tBodies[0].rows].map(row => parseFloat(row.cells[5].dataset.sort)).filter(value => !Number.isNaN(value));
table.tHead.querySelectorAll("button")[5].click();
out.push(table.tHead.rows[0].cells[5].getAttribute("aria-sort"), column().every((value, at, all) => !at || all[at - 1] <= value));
table.tHead.querySelectorAll("button")[5].click();
out.push(table.tHead.rows[0].cells[5].getAttribute("aria-sort"), column().every((value, at, all) => !at || all[at - 1] >= value));
const words = document.querySelector("input[type=search]");
words.value = "外墙"; words.dispatchEvent(new Event("input"));
out.push(document.querySelector("output").textContent);
words.value = ""; words.dispatchEvent(new Event("input"));
const lost = document.querySelector("input[value=lost]");
lost.click();
out.push(document.querySelector("output").textContent, document.documentElement.scrollWidth <= innerWidth);
document.title = out.join(" ");
</script></body>"""


@needs_browser
@pytest.mark.parametrize("width", [1280, 500])
def test_sorting_filtering_and_no_sideways_scrolling(tmp_path, width):
    path = tmp_path / "probe.html"
    path.write_text(page().replace("</body>", PROBE), encoding="utf-8")
    command = [
        BROWSER,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    done = subprocess.run(
        [*command, f"--window-size={width},900", "--dump-dom", path.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    title = re.search(r"<title>([^<]*)", done.stdout.decode())[1]
    assert title == "ascending true descending true 显示1项，共98项 显示3项，共98项 true"
