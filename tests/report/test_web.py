"""The HTML page: well formed, offline, accessible; in a real browser where one is installed."""

import functools
import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest
import real

from perfscore.report import as_html

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
    assert (
        charts[0]["aria-label"]
        == "各部分得分与满分：预算执行率8.97/10分；产出指标39.1/40分；成本指标10/10分；效益指标30/30分；满意度指标10/10分"
    )
    assert charts[2]["aria-label"].startswith("失分去向：满分100；预算执行率扣1.03；")
    assert charts[2]["aria-label"].endswith("；得分98.07")


def test_a_final_page_is_the_paper_alone():
    text = page(final=True)
    assert "审核附页" not in text
    assert not re.search(r"PS\d{3}", text)
    assert 'id="review"' in page()


def test_review_pages_are_never_printed():
    assert re.search(r"@media print\{.*nav,\.skip,\.review,script\{display:none!important\}", page(), re.DOTALL)


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
