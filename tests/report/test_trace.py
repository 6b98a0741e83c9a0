"""Every generated figure leads to its line and its arithmetic."""

import re

import pytest
import real

from perfscore.report import templates, trace
from perfscore.report.subject import Options


def traced(about):
    return trace.lines(templates.find("zizhu", ()), about, Options())


@pytest.mark.parametrize(
    "line",
    [
        "    89.73%  ←  填报的执行率，2024/bumen-zhengti.yaml:25",
        "    127801.81  ←  全年预算数，2024/bumen-zhengti.yaml:18",
        "    3489.96  ←  年初3538.2（2024/bumen-zhengti.yaml:33）－收回48.24（2024/bumen-zhengti.yaml:31）",
        "    124311.85  ←  全年预算数127801.81（2024/bumen-zhengti.yaml:16）－上年结转3489.96",
        "    90.48%  ←  实有人数1036÷编制数1145（2024/bumen-zhengti.yaml:570）",
        "    减少115.21万元，下降3.4%  ←  3270.77－3385.98：公用经费的决算数，2024/bumen-zhengti.yaml:598；公用经费的上年决算数，2024/bumen-zhengti.yaml:596",
        "    依据  ←  按收入性质“政府性基金拨款”：2024/bumen-zhengti.yaml:19",
        "    2629.88 m²  ←  实际完成值，2024/bumen-zhengti.yaml:107",
        "    0.25  ←  分值0.5－得分0.25，2024/bumen-zhengti.yaml:109",
    ],
)  # fmt: skip
def test_a_figure_and_where_it_comes_from(line):
    assert line in traced(real.silent())


def test_every_figure_of_a_generated_sentence_is_traced():
    untraced = []
    sentence, rest = "", ""
    for line in [*traced(real.silent()), "  “”"]:
        if line.startswith("  “"):
            if re.search(r"\d[\d.]*(?:万元|%|人|分)", rest):
                untraced.append(sentence)
            sentence = rest = line.strip(" ").strip("“”")
        elif line.startswith("    "):
            rest = rest.replace(line.split("  ←  ")[0].strip(), "", 1)
    assert untraced == []


def test_the_paper_itself_is_not_changed_by_a_trace():
    before = real.build("zizhu").document.markdown
    traced(real.subject())
    assert real.build("zizhu").document.markdown == before
    assert not re.search("[⸢⸣⸥]", before)


def test_every_line_it_names_holds_the_figure():
    files = {path.name: path.read_text(encoding="utf-8").splitlines() for path in real.FOLDER.glob("*.yaml")}
    seen = 0
    for line in traced(real.silent()):
        found = re.fullmatch(r"    (\d[\d.]*)%?  ←  [^，÷－：＋（]+，2024/([\w-]+\.yaml):(\d+)", line)
        if found:
            written = "".join(files[found[2]][int(found[3]) - 2 : int(found[3]) + 3])
            assert found[1] in written, line
            seen += 1
    assert seen > 30


def test_on_the_web_page_a_generated_sentence_shows_its_sources():
    from perfscore.report.make import make

    page = make(templates.find("zizhu", ()), real.silent(), Options(format="html")).content
    assert (
        '<span class="made" title="89.73%  ←  填报的执行率，2024/bumen-zhengti.yaml:25">2024年我厅预算执行率为89.73%。</span>'
        in page
    )
    final = make(templates.find("zizhu", ()), real.silent(), Options(format="html", final=True)).content
    assert 'class="made"' not in final
