"""What holds for all files: no crash, every place is in the file, order does not matter, one pass is as good as another."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfscore import checks, policies
from perfscore.checks import words
from perfscore.checks.figures import Passage, figures
from perfscore.load import Input, parse_sheet
from perfscore.many import audit
from perfscore.model.source import Span
from perfscore.score import score

ROOT = Path(__file__).resolve().parents[2]
CELLS = st.one_of(
    st.sampled_from(
        ["100%", "≥80%", ">100%", "约5000—6000件", "2024年12月底前", "达标", "部分没有完成", "1天内", "3项以上", "0", "无", "/", "-5个",
         "68.336亿", "≤2100元", "1930.57万元", "是", "有效保障", "200", "14个市州", "新增45个", "2023.1.1", "12月", "≥1年", "1e9", "0.5元/人·天"]
    ),
    st.text(alphabet="0123456789.%≥≤万亿个元年月日内以上不超过约—达标完成未部分满意度成本时效，。（）", max_size=14),
)  # fmt: skip
NAMES = st.text(
    alphabet="甲乙丙内业外业审核2023年度满意度≥90%**…成本经费《》“”（）123", min_size=1, max_size=14
).filter(str.strip)
POINTS = st.sampled_from(["0.5", "1", "10", "0", ""])
ROW = st.tuples(NAMES, CELLS, CELLS, POINTS, POINTS, CELLS, CELLS)
PROSE = st.text(alphabet="完成修复任务2645公顷10.3万人次。；，、\n增长百万余多%第1:10000（）基本年初目标", max_size=60)


def text(rows, goal, kind, level1):
    lines = [f"类型: {kind}", "年度: 2024", "名称: 某局", "主管部门: 某局", "年度总体目标:"]
    lines += [f"  {key}: {quoted(goal)}" for key in ("预期目标", "实际完成情况")]
    lines += ["绩效指标:", f"  {level1}:"]
    for name, target, actual, full, reported, cause, meaning in rows:
        cells = {"指标": name, "年度指标值": target, "实际完成值": actual, "分值": full, "自评得分": reported}
        cells |= {"偏差原因": cause, "指标解释": meaning}
        lines.append("    - {" + ", ".join(f"{key}: {quoted(value)}" for key, value in cells.items()) + "}")
    return "\n".join(lines) + "\n"


def quoted(value):
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(ROW, min_size=1, max_size=6),
    st.lists(ROW, min_size=1, max_size=6),
    PROSE,
    st.sampled_from(["产出指标", "成本指标", "效益指标", "满意度指标"]),
)
def test_any_table_is_checked_and_every_place_is_in_it(rows, others, goal, level1):
    texts = {
        "1.yaml": text(rows, goal, "部门整体支出绩效自评", level1),
        "2.yaml": text(others, goal, "项目支出绩效自评", level1),
    }
    cards = []
    for file, written in texts.items():
        sheet, _ = parse_sheet(written, file)
        if sheet is not None:
            cards.append(score(sheet, policies.for_sheet(sheet, None, None)))
    found = checks.run(cards, texts)
    for finding in found:
        for at in (finding.at, *(related.at for related in finding.related)):
            line = texts[at.file].split("\n")[at.line - 1]
            assert 1 <= at.column <= len(line) + 1
        assert finding.title
        assert finding.message
        assert finding.advice
    assert found == checks.run(cards, texts)


def real(folder, order=1):
    run = audit.Audit(audit.Scoring())
    files = sorted((ROOT / "indicators" / folder).glob("*.yaml"))[::order]
    for _ in run.read([Input(str(path), path.name, named=True) for path in files]):
        pass
    run.finish()
    return run.findings


@pytest.mark.parametrize("folder", ["2023", "2024"])
def test_order_of_files_does_not_matter(folder):
    one, other = real(folder), real(folder, -1)
    assert {(finding.at, finding.code) for finding in one} == {(finding.at, finding.code) for finding in other}


def test_file_by_file_finds_what_all_at_once_finds():
    texts, cards = {}, []
    for path in sorted((ROOT / "indicators" / "2024").glob("*.yaml")):
        texts[path.name] = path.read_text(encoding="utf-8")
        sheet, _ = parse_sheet(texts[path.name], path.name)
        cards.append(score(sheet, policies.for_sheet(sheet, None, None)))
    together = {(f.at, f.code, f.message) for f in checks.run(cards, texts)}
    scoring = {(f.at, f.code, f.message) for card in cards for f in card.findings}
    assert {(f.at, f.code, f.message) for f in real("2024")} == together | scoring


@given(NAMES, NAMES)
def test_names_are_near_both_ways(one, other):
    assert words.near(one, other) == words.near(other, one)
    assert words.same(one, other) == words.same(other, one)
    assert words.near(one, one)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("重点图斑内业审核", "重点图斑外业核查", False),
        ("天地图·湖南影像更新融合面积", "天地图湖南影像更新融合面积", True),
        ("指标1：办结率", "办结率", True),
        ("新增耕地实地核实项目", "新增耕地实地核实", True),
        ("主管部门、社会公众满意度≥90%", "主管部门、社会公众满意程度", True),
        ("1:500地形图更新", "1:1000地形图更新", False),
        ("小修里程", "大修里程", False),
        ("城镇低保人数", "农村低保人数", False),
    ],
)
def test_near_names(one, other, near):
    assert words.near(one, other) is near


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("完成修复任务2645公顷。", [("2645公顷", "完成修复任务")]),
        ("防灾工作组派出33318批10.3人次", [("33318批", "防灾工作组派出"), ("10.3人次", "防灾工作组派出")]),
        ("取得成果83个、科技奖励8项以上", [("83个", "取得成果"), ("8项以上", "科技奖励")]),
        ("发放补贴49.7多万户", [("49.7多万户", "发放补贴")]),
        ("接待游客百万人次", [("百万人次", "接待游客")]),
        ("依据湘财资环〔2023〕38号文，2024年3月1日更新1:10000数据，居全国第2", []),
        ("1. 办结率100%；（2）惠及3,200人", [("100%", "办结率"), ("3,200人", "惠及")]),
    ],
)
def test_figures_in_text(text, found):
    passage = Passage("报告", "报告", text, "a.yaml", Span("a.yaml", 1, 1), -1)
    assert [(figure.written, figure.before) for figure in figures(passage)] == found
